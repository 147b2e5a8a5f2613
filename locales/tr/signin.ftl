### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Geçiş anahtarları
passkeys-lead = Parmak izi, yüz, PIN ya da güvenlik anahtarıyla giriş yapın. Geçiş anahtarı ad, parola ve kodun yerini tutar; başka hiçbir site onu isteyemez.
passkey-unable = Eklemek için bu sayfayı geçiş anahtarlarını tanıyan bir tarayıcıda JavaScript ile açın.
passkey-label = Geçiş anahtarının adı
passkey-label-hint = Örneğin onu saklayan cihaz ya da program.
passkey-add = Geçiş anahtarı ekle
passkey-added = eklendi:
passkey-remove = Kaldır
passkey-remove-hint = Bir geçiş anahtarını kaldırmak için önce parolanızı yazın.
passkey-failed = Tarayıcı geçiş anahtarı vermedi. Yeniden deneyin ya da parolanızı kullanın.
passkey-sign-in = Geçiş anahtarıyla giriş yap
people-wrong-passkey = Bu geçiş anahtarı burada bir hesap açmıyor ya da yanıtı geç geldi. Yeniden deneyin ya da parolanızı kullanın.
account-done-passkey = Geçiş anahtarı eklendi.
account-done-passkey-removed = Geçiş anahtarı kaldırıldı.

## Through an OpenID provider

sign-in-provider = { $name } ile giriş yap
provider-heading = { $name } ile giriş
provider-lead = Oradaki hesabınızı bağlayın, sonra onunla buraya giriş yapabilirsiniz.
provider-connect = Bağla
provider-leave = { $name } sayfasına geç
provider-leave-hint = Orada giriş yapın; sonra buraya dönersiniz.
provider-connected = Bağlı hesap:
provider-disconnect = Bağlantıyı kes
provider-unreachable = Giriş hizmeti yanıt vermiyor. Daha sonra yeniden deneyin ya da parolanızı kullanın.
provider-refused = Giriş hizmeti sizi almadı. Yeniden deneyin ya da parolanızı kullanın.
provider-invalid = Giriş hizmetinin yanıtı geçersiz ya da geç geldi. Yeniden deneyin.
provider-stranger = Burada bu hesaba bağlı kimse yok. Parolanızla giriş yapın ve hesabı «Hesabım» sayfasında bağlayın.
provider-taken = Bu hesap zaten birine bağlı.
account-done-provider = Hesabınız bağlandı.
account-done-provider-removed = Bağlantı kesildi.

## In the audit trail

act-sign-in-passkey = Geçiş anahtarıyla giriş
act-sign-in-provider = Giriş hizmetiyle giriş
act-passkey-add = Geçiş anahtarı eklendi
act-passkey-remove = Geçiş anahtarı kaldırıldı
act-provider-connect = Giriş hizmeti hesabı bağlandı
act-provider-disconnect = Giriş hizmeti hesabının bağlantısı kesildi
