export { type AuditEntry, recordAudit } from './audit';
export { fileDoor } from './file-door';
export { type Credentials, ensureFirstGuard, ensureFirstOperator } from './operator.actions';
export { operatorAtDoor, operatorTokenOf, setOperatorCookie } from './operator-at-door';
export { operatorConfig } from './operator.config';
export { operatorNames } from './operator.store';
export { operatorRouter } from './operator.router';
export { findOperator } from './operator-session.store';
