import { yuan } from '../words/amounts';

/** What is late, what it costs, and two ways out. Told once, without blame. */
export function overdueSentence(next: {
  number: number;
  overdueDays: number;
  penaltyFen: number;
}): string | null {
  if (next.overdueDays <= 0) return null;
  const penalty = next.penaltyFen > 0 ? `，罚息 ${yuan(next.penaltyFen)}` : '';
  return `第 ${next.number} 期已逾期 ${next.overdueDays} 天${penalty}。可以先还一部分，或联系客服调整还款安排。`;
}
