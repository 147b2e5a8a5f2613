### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Ключи доступа
passkeys-lead = Входите по отпечатку пальца, лицу, PIN-коду или с ключом безопасности. Ключ доступа заменяет имя, пароль и код, и никакой другой сайт не может его запросить.
passkey-unable = Чтобы добавить ключ, откройте эту страницу с JavaScript в браузере, который знает ключи доступа.
passkey-label = Название ключа доступа
passkey-label-hint = Например, устройство или программа, где он хранится.
passkey-add = Добавить ключ доступа
passkey-added = добавлен:
passkey-remove = Удалить
passkey-remove-hint = Чтобы удалить ключ доступа, сначала введите пароль.
passkey-failed = Браузер не дал ключа доступа. Попробуйте ещё раз или войдите с паролем.
passkey-sign-in = Войти с ключом доступа
people-wrong-passkey = Этот ключ доступа не открывает здесь учётной записи, или ответ пришёл слишком поздно. Попробуйте ещё раз или войдите с паролем.
account-done-passkey = Ключ доступа добавлен.
account-done-passkey-removed = Ключ доступа удалён.

## Through an OpenID provider

sign-in-provider = Войти через { $name }
provider-heading = Вход через { $name }
provider-lead = Привяжите свою учётную запись там, и сможете входить с ней сюда.
provider-connect = Привязать
provider-leave = Перейти на { $name }
provider-leave-hint = Войдите там; затем вы вернётесь сюда.
provider-connected = Привязана учётная запись:
provider-disconnect = Отвязать
provider-unreachable = Служба входа не отвечает. Попробуйте позже или войдите с паролем.
provider-refused = Служба входа вас не впустила. Попробуйте ещё раз или войдите с паролем.
provider-invalid = Ответ службы входа недействителен или пришёл слишком поздно. Попробуйте ещё раз.
provider-stranger = Здесь эта учётная запись ни к кому не привязана. Войдите с паролем и привяжите её на странице «Моя учётная запись».
provider-taken = Эта учётная запись уже к кому-то привязана.
account-done-provider = Ваша учётная запись привязана.
account-done-provider-removed = Учётная запись отвязана.

## In the audit trail

act-sign-in-passkey = Вход с ключом доступа
act-sign-in-provider = Вход через службу входа
act-passkey-add = Ключ доступа добавлен
act-passkey-remove = Ключ доступа удалён
act-provider-connect = Учётная запись службы входа привязана
act-provider-disconnect = Учётная запись службы входа отвязана
