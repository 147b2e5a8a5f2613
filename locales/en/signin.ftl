### Texts for the other ways to sign in. Ids and variables are the same in all languages; $name is what people call the provider.

## Passkeys

passkeys-heading = Passkeys
passkeys-lead = Sign in with your fingerprint, your face, a PIN or a security key. A passkey takes the place of name, password and code, and no other site can ask for it.
passkey-unable = To add one, open this page with JavaScript in a browser that knows passkeys.
passkey-label = Name of the passkey
passkey-label-hint = For example the device or the program that keeps it.
passkey-add = Add a passkey
passkey-added = added
passkey-remove = Remove
passkey-remove-hint = To remove a passkey, type your password first.
passkey-failed = The browser gave no passkey. Try again, or use your password.
passkey-sign-in = Sign in with a passkey
people-wrong-passkey = This passkey opens no account here, or its answer came too late. Try again, or use your password.
account-done-passkey = The passkey is added.
account-done-passkey-removed = The passkey is removed.

## Through an OpenID provider

sign-in-provider = Sign in with { $name }
provider-heading = Signing in with { $name }
provider-lead = Connect your account there, and you can sign in here with it.
provider-connect = Connect
provider-leave = Continue to { $name }
provider-leave-hint = Sign in there; then you come back here.
provider-connected = Connected with
provider-disconnect = Disconnect
provider-unreachable = The sign-in service does not answer. Try again later, or use your password.
provider-refused = The sign-in service did not let you in. Try again, or use your password.
provider-invalid = The answer of the sign-in service is not valid or came too late. Try again.
provider-stranger = Nobody here is connected with this account. Sign in with your password and connect it under “My account”.
provider-taken = This account is connected with somebody already.
account-done-provider = Your account is connected.
account-done-provider-removed = The connection is ended.

## In the audit trail

act-sign-in-passkey = Sign-in with a passkey
act-sign-in-provider = Sign-in through the sign-in service
act-passkey-add = Passkey added
act-passkey-remove = Passkey removed
act-provider-connect = Account of the sign-in service connected
act-provider-disconnect = Account of the sign-in service disconnected
