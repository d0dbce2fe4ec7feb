import { isRealClick } from '../real-click';
import type { OutgoingRow } from '../sink-definition';
import { readPurchaseFen, toEventTime, toPurchaseAmount } from './encoders';
import { isKuaishouEvent, type KuaishouEvent, leadEvent, loanEvent } from './events';
import type { KuaishouSettings } from './settings';

/** The parameters of one call, as the platform names them. */
export interface ActivateParameters {
  callback: string;
  event_type: KuaishouEvent;
  /** Milliseconds. */
  event_time: string;
  /** Yuan with two decimals. */
  purchase_amount?: string;
  /** `false`: not credited to the click, only for the model to learn from. */
  is_direct_match?: 'false';
}

export type AnswerResults = Pick<KuaishouSettings, 'retryableResults' | 'accountFaultResults'>;

export interface ActivateMessage {
  parameters: ActivateParameters;
  /** How the account reads results: an answer is read together with its message. */
  results: AnswerResults;
}

export function toActivate(
  row: OutgoingRow,
  settings: KuaishouSettings,
): { message: ActivateMessage } | { refusal: string } {
  const { click, event } = row;
  if (!click) return { refusal: 'click_not_agreed' };
  if (!isRealClick(click.clickId)) return { refusal: 'no_real_click' };
  if (!isKuaishouEvent(event)) return { refusal: 'unknown_event' };
  const eventTime = toEventTime(row.occurredAt);
  if (eventTime === null) return { refusal: 'event_time_out_of_range' };
  if (event === leadEvent && row.data.toState !== 'clue_confirm') return { refusal: 'other_lead_state' };
  const isRepeat = row.factName === 'repeat_drawn';
  if (isRepeat && settings.repeatDraws === 'withheld') return { refusal: 'repeat_withheld' };
  const { retryableResults, accountFaultResults } = settings;
  return {
    message: {
      parameters: {
        callback: click.clickId,
        event_type: event,
        event_time: eventTime,
        ...amountOf(row, settings),
        ...(isRepeat && settings.repeatDraws === 'training_data' ? { is_direct_match: 'false' } : {}),
      },
      results: { retryableResults, accountFaultResults },
    },
  };
}

function amountOf({ event, data }: OutgoingRow, { sendsPurchaseAmount }: KuaishouSettings) {
  const amount =
    sendsPurchaseAmount && event === loanEvent ? toPurchaseAmount(readPurchaseFen(data.amountFen)) : null;
  return amount === null ? {} : { purchase_amount: amount };
}
