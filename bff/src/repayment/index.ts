export { paymentNoticeDoor } from './payment-notice.http';
export { overdueWork } from './overdue.worker';
export { applyDebitNotice, applyOrderNotice, applyPayment } from './payment.actions';
export { paymentWork } from './payment.worker';
export type { PaymentDesks } from './repayment.actions';
export { repaymentRouter, type RepaymentDoors } from './repayment.router';
