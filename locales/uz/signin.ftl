### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Kirish kalitlari
passkeys-lead = Barmoq izi, yuz, PIN yoki xavfsizlik kaliti bilan kiring. Kirish kaliti nom, parol va kod oʻrnini bosadi, boshqa hech qaysi sayt uni soʻray olmaydi.
passkey-unable = Qoʻshish uchun bu sahifani kirish kalitlarini biladigan brauzerda JavaScript bilan oching.
passkey-label = Kirish kalitining nomi
passkey-label-hint = Masalan, uni saqlaydigan qurilma yoki dastur.
passkey-add = Kirish kalitini qoʻshish
passkey-added = qoʻshilgan:
passkey-remove = Oʻchirish
passkey-remove-hint = Kirish kalitini oʻchirish uchun avval parolingizni yozing.
passkey-failed = Brauzer kirish kalitini bermadi. Qayta urinib koʻring yoki paroldan foydalaning.
passkey-sign-in = Kirish kaliti bilan kirish
people-wrong-passkey = Bu kirish kaliti bu yerda hech qaysi hisobni ochmaydi yoki javob kech keldi. Qayta urinib koʻring yoki paroldan foydalaning.
account-done-passkey = Kirish kaliti qoʻshildi.
account-done-passkey-removed = Kirish kaliti oʻchirildi.

## Through an OpenID provider

sign-in-provider = { $name } orqali kirish
provider-heading = { $name } orqali kirish
provider-lead = U yerdagi hisobingizni ulang, shunda u bilan bu yerga kira olasiz.
provider-connect = Ulash
provider-leave = { $name } sahifasiga oʻtish
provider-leave-hint = U yerda kiring; keyin bu yerga qaytasiz.
provider-connected = Ulangan:
provider-disconnect = Uzish
provider-unreachable = Kirish xizmati javob bermayapti. Keyinroq qayta urinib koʻring yoki paroldan foydalaning.
provider-refused = Kirish xizmati sizni kiritmadi. Qayta urinib koʻring yoki paroldan foydalaning.
provider-invalid = Kirish xizmatining javobi yaroqsiz yoki kech keldi. Qayta urinib koʻring.
provider-stranger = Bu yerda bu hisobga hech kim ulanmagan. Parol bilan kiring va uni «Mening hisobim» sahifasida ulang.
provider-taken = Bu hisob allaqachon kimgadir ulangan.
account-done-provider = Hisobingiz ulandi.
account-done-provider-removed = Hisob uzildi.

## In the audit trail

act-sign-in-passkey = Kirish kaliti bilan kirish
act-sign-in-provider = Kirish xizmati orqali kirish
act-passkey-add = Kirish kaliti qoʻshildi
act-passkey-remove = Kirish kaliti oʻchirildi
act-provider-connect = Kirish xizmatining hisobi ulandi
act-provider-disconnect = Kirish xizmatining hisobi uzildi
