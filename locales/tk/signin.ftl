### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Giriş açarlary
passkeys-lead = Barmak yzy, ýüz, PIN ýa-da howpsuzlyk açary bilen giriň. Giriş açary adyň, parolyň we koduň ornuny tutýar, başga hiç bir saýt ony sorap bilmez.
passkey-unable = Goşmak üçin bu sahypany giriş açarlaryny tanaýan brauzerde JavaScript bilen açyň.
passkey-label = Giriş açarynyň ady
passkey-label-hint = Mysal üçin, ony saklaýan enjam ýa-da programma.
passkey-add = Giriş açaryny goş
passkey-added = goşuldy:
passkey-remove = Aýyr
passkey-remove-hint = Giriş açaryny aýyrmak üçin ilki parolyňyzy ýazyň.
passkey-failed = Brauzer giriş açaryny bermedi. Täzeden synanyşyň ýa-da paroly ulanyň.
passkey-sign-in = Giriş açary bilen gir
people-wrong-passkey = Bu giriş açary bu ýerde hiç bir hasaby açmaýar ýa-da jogap giç geldi. Täzeden synanyşyň ýa-da paroly ulanyň.
account-done-passkey = Giriş açary goşuldy.
account-done-passkey-removed = Giriş açary aýryldy.

## Through an OpenID provider

sign-in-provider = { $name } arkaly gir
provider-heading = { $name } arkaly giriş
provider-lead = Ol ýerdäki hasabyňyzy birikdiriň, soň onuň bilen bu ýere girip bilersiňiz.
provider-connect = Birikdir
provider-leave = { $name } sahypasyna geç
provider-leave-hint = Ol ýerde giriň; soň bu ýere gaýdyp gelersiňiz.
provider-connected = Birikdirilen:
provider-disconnect = Aýyr
provider-unreachable = Giriş hyzmaty jogap bermeýär. Soňrak täzeden synanyşyň ýa-da paroly ulanyň.
provider-refused = Giriş hyzmaty sizi goýbermedi. Täzeden synanyşyň ýa-da paroly ulanyň.
provider-invalid = Giriş hyzmatynyň jogaby ýaramsyz ýa-da giç geldi. Täzeden synanyşyň.
provider-stranger = Bu ýerde bu hasaba hiç kim birikdirilmedik. Parol bilen giriň we ony «Meniň hasabym» sahypasynda birikdiriň.
provider-taken = Bu hasap eýýäm birine birikdirilen.
account-done-provider = Hasabyňyz birikdirildi.
account-done-provider-removed = Birikdirme aýryldy.

## In the audit trail

act-sign-in-passkey = Giriş açary bilen giriş
act-sign-in-provider = Giriş hyzmaty arkaly giriş
act-passkey-add = Giriş açary goşuldy
act-passkey-remove = Giriş açary aýryldy
act-provider-connect = Giriş hyzmatynyň hasaby birikdirildi
act-provider-disconnect = Giriş hyzmatynyň hasaby aýryldy
