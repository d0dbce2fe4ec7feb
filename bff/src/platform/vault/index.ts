export { createVault, type LookupKind, PersonErased, type PersonSeal, type Vault } from './vault';
