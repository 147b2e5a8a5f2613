### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Кіру кілттері
passkeys-lead = Саусақ ізімен, бетпен, PIN кодпен немесе қауіпсіздік кілтімен кіріңіз. Кіру кілті атты, құпиясөзді және кодты алмастырады, басқа ешбір сайт оны сұрай алмайды.
passkey-unable = Қосу үшін бұл бетті кіру кілттерін білетін браузерде JavaScript-пен ашыңыз.
passkey-label = Кіру кілтінің аты
passkey-label-hint = Мысалы, оны сақтайтын құрылғы немесе бағдарлама.
passkey-add = Кіру кілтін қосу
passkey-added = қосылды:
passkey-remove = Жою
passkey-remove-hint = Кіру кілтін жою үшін алдымен құпиясөзіңізді теріңіз.
passkey-failed = Браузер кіру кілтін бермеді. Қайталап көріңіз немесе құпиясөзді пайдаланыңыз.
passkey-sign-in = Кіру кілтімен кіру
people-wrong-passkey = Бұл кіру кілті мұнда ешбір тіркелгіні ашпайды немесе жауап кеш келді. Қайталап көріңіз немесе құпиясөзді пайдаланыңыз.
account-done-passkey = Кіру кілті қосылды.
account-done-passkey-removed = Кіру кілті жойылды.

## Through an OpenID provider

sign-in-provider = { $name } арқылы кіру
provider-heading = { $name } арқылы кіру
provider-lead = Ондағы тіркелгіңізді байланыстырыңыз, сонда онымен осында кіре аласыз.
provider-connect = Байланыстыру
provider-leave = { $name } бетіне өту
provider-leave-hint = Сонда кіріңіз; содан кейін осында ораласыз.
provider-connected = Байланыстырылған:
provider-disconnect = Ажырату
provider-unreachable = Кіру қызметі жауап бермейді. Кейінірек қайталап көріңіз немесе құпиясөзді пайдаланыңыз.
provider-refused = Кіру қызметі сізді кіргізбеді. Қайталап көріңіз немесе құпиясөзді пайдаланыңыз.
provider-invalid = Кіру қызметінің жауабы жарамсыз немесе кеш келді. Қайталап көріңіз.
provider-stranger = Мұнда бұл тіркелгімен ешкім байланысты емес. Құпиясөзбен кіріп, оны «Менің тіркелгім» бетінде байланыстырыңыз.
provider-taken = Бұл тіркелгі біреумен байланысты.
account-done-provider = Тіркелгіңіз байланыстырылды.
account-done-provider-removed = Байланыс ажыратылды.

## In the audit trail

act-sign-in-passkey = Кіру кілтімен кіру
act-sign-in-provider = Кіру қызметі арқылы кіру
act-passkey-add = Кіру кілті қосылды
act-passkey-remove = Кіру кілті жойылды
act-provider-connect = Кіру қызметінің тіркелгісі байланыстырылды
act-provider-disconnect = Кіру қызметінің тіркелгісі ажыратылды
