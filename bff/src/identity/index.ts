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
  lockPerson,
  markRegistered,
  mergeVisitor,
  readOpenId,
  readPhone,
} from './identity.store';
export { knownAs, samePersonSql } from './same-person.store';
export {
  type CodeSent,
  type ProofOfPhone,
  sendCode,
  type SmsSettings,
  tryCode,
} from './sms-challenge.actions';
