### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Giriş açarları
passkeys-lead = Barmaq izi, üz, PİN və ya təhlükəsizlik açarı ilə daxil olun. Giriş açarı ad, parol və kodu əvəz edir, başqa heç bir sayt onu istəyə bilməz.
passkey-unable = Əlavə etmək üçün bu səhifəni giriş açarlarını tanıyan brauzerdə JavaScript ilə açın.
passkey-label = Giriş açarının adı
passkey-label-hint = Məsələn, onu saxlayan cihaz və ya proqram.
passkey-add = Giriş açarı əlavə et
passkey-added = əlavə olunub:
passkey-remove = Sil
passkey-remove-hint = Giriş açarını silmək üçün əvvəlcə parolunuzu yazın.
passkey-failed = Brauzer giriş açarı vermədi. Yenidən cəhd edin və ya paroldan istifadə edin.
passkey-sign-in = Giriş açarı ilə daxil ol
people-wrong-passkey = Bu giriş açarı burada heç bir hesabı açmır və ya cavab gec gəldi. Yenidən cəhd edin və ya paroldan istifadə edin.
account-done-passkey = Giriş açarı əlavə olundu.
account-done-passkey-removed = Giriş açarı silindi.

## Through an OpenID provider

sign-in-provider = { $name } ilə daxil ol
provider-heading = { $name } ilə giriş
provider-lead = Oradakı hesabınızı qoşun, sonra onunla bura daxil ola bilərsiniz.
provider-connect = Qoş
provider-leave = { $name } səhifəsinə keç
provider-leave-hint = Orada daxil olun; sonra bura qayıdacaqsınız.
provider-connected = Qoşulub:
provider-disconnect = Ayır
provider-unreachable = Giriş xidməti cavab vermir. Sonra yenidən cəhd edin və ya paroldan istifadə edin.
provider-refused = Giriş xidməti sizi buraxmadı. Yenidən cəhd edin və ya paroldan istifadə edin.
provider-invalid = Giriş xidmətinin cavabı etibarsızdır və ya gec gəldi. Yenidən cəhd edin.
provider-stranger = Burada heç kim bu hesaba qoşulmayıb. Parolla daxil olun və onu «Hesabım» səhifəsində qoşun.
provider-taken = Bu hesab artıq kiməsə qoşulub.
account-done-provider = Hesabınız qoşuldu.
account-done-provider-removed = Hesab ayrıldı.

## In the audit trail

act-sign-in-passkey = Giriş açarı ilə giriş
act-sign-in-provider = Giriş xidməti ilə giriş
act-passkey-add = Giriş açarı əlavə olundu
act-passkey-remove = Giriş açarı silindi
act-provider-connect = Giriş xidmətinin hesabı qoşuldu
act-provider-disconnect = Giriş xidmətinin hesabı ayrıldı
