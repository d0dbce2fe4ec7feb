export {
  checkIdentityDocument,
  type IdentityDocument,
  isProvenByAnother,
  markDocumentProven,
  readIdentityDocument,
  saveIdentityDocument,
} from './identity-document';
export {
  attachHostAccount,
  attachPhone,
  findByHostAccount,
  findByPhone,
  type HostAccount,
  insertVisitor,
  isRegistered,
  knownAs,
  lockPerson,
  markRegistered,
  mergeVisitor,
  readOpenId,
  readPhone,
} from './identity.store';
export {
  type CodeSent,
  type ProofOfPhone,
  sendCode,
  type SmsSettings,
  tryCode,
} from './sms-challenge.actions';
