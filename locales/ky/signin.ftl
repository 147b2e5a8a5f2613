### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Кирүү ачкычтары
passkeys-lead = Манжа изи, жүз, PIN же коопсуздук ачкычы менен кириңиз. Кирүү ачкычы атты, сырсөздү жана кодду алмаштырат, башка эч бир сайт аны сурай албайт.
passkey-unable = Кошуу үчүн бул баракты кирүү ачкычтарын билген браузерде JavaScript менен ачыңыз.
passkey-label = Кирүү ачкычынын аты
passkey-label-hint = Мисалы, аны сактаган түзмөк же программа.
passkey-add = Кирүү ачкычын кошуу
passkey-added = кошулду:
passkey-remove = Өчүрүү
passkey-remove-hint = Кирүү ачкычын өчүрүү үчүн адегенде сырсөзүңүздү жазыңыз.
passkey-failed = Браузер кирүү ачкычын берген жок. Кайталап көрүңүз же сырсөздү колдонуңуз.
passkey-sign-in = Кирүү ачкычы менен кирүү
people-wrong-passkey = Бул кирүү ачкычы бул жерде эч бир каттоо жазуусун ачпайт же жооп кеч келди. Кайталап көрүңүз же сырсөздү колдонуңуз.
account-done-passkey = Кирүү ачкычы кошулду.
account-done-passkey-removed = Кирүү ачкычы өчүрүлдү.

## Through an OpenID provider

sign-in-provider = { $name } аркылуу кирүү
provider-heading = { $name } аркылуу кирүү
provider-lead = Ал жактагы каттоо жазууңузду байланыштырыңыз, ошондо аны менен бул жерге кире аласыз.
provider-connect = Байланыштыруу
provider-leave = { $name } барагына өтүү
provider-leave-hint = Ал жакта кириңиз; андан кийин бул жерге кайтасыз.
provider-connected = Байланышкан:
provider-disconnect = Ажыратуу
provider-unreachable = Кирүү кызматы жооп бербейт. Кийинчерээк кайталап көрүңүз же сырсөздү колдонуңуз.
provider-refused = Кирүү кызматы сизди киргизген жок. Кайталап көрүңүз же сырсөздү колдонуңуз.
provider-invalid = Кирүү кызматынын жообу жараксыз же кеч келди. Кайталап көрүңүз.
provider-stranger = Бул жерде бул каттоо жазуусу менен эч ким байланышкан эмес. Сырсөз менен кирип, аны «Менин каттоо жазуум» барагында байланыштырыңыз.
provider-taken = Бул каттоо жазуусу бирөө менен байланышкан.
account-done-provider = Каттоо жазууңуз байланыштырылды.
account-done-provider-removed = Байланыш ажыратылды.

## In the audit trail

act-sign-in-passkey = Кирүү ачкычы менен кирүү
act-sign-in-provider = Кирүү кызматы аркылуу кирүү
act-passkey-add = Кирүү ачкычы кошулду
act-passkey-remove = Кирүү ачкычы өчүрүлдү
act-provider-connect = Кирүү кызматынын каттоо жазуусу байланыштырылды
act-provider-disconnect = Кирүү кызматынын каттоо жазуусу ажыратылды
