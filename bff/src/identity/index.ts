export {
  checkIdentityDocument,
  type IdentityDocument,
  isProvenByAnother,
  markDocumentProven,
  readIdentityDocument,
  saveIdentityDocument,
} from './identity-document';
export { familySql } from './family.sql';
export { accountOnHost, attachHostAccount, type HostAccount, readOpenId } from './host-account.store';
export { findAccountHolder, keepAccount, learnAccount, type SeenAtHost } from './host-account.actions';
export { insertVisitor, isKnown, isRegistered, lockPerson, markRegistered, rootOf } from './identity.store';
export { identityRouter } from './identity.router';
export { joinByNumber, judgeNumber, recordDevice } from './number.actions';
export { attachPhone, readPhone } from './number.store';
export { duringVisit, type Occasion, settlePeople } from './one-id.actions';
export { knownAs, samePersonSql } from './same-person.store';
export {
  type CodeSent,
  type ProofOfPhone,
  sendCode,
  type SmsSettings,
  tryCode,
} from './sms-challenge.actions';
