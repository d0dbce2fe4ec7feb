export { changeRows } from '../delivery/ledger/change-rows';
