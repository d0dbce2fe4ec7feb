import { answerCustomFunnel } from '../custom-funnel/custom-funnel';
import { CustomFunnelQuestion } from '../custom-funnel/custom-funnel.question';
import { answerDropOff } from '../drop-off/drop-off';
import { DropOffQuestion } from '../drop-off/drop-off.question';
import { answerEvents } from '../events/events';
import { EventsQuestion } from '../events/events.question';
import { answerPaths } from '../paths/paths';
import { PathsQuestion } from '../paths/paths.question';
import { answerRetention } from '../retention/retention';
import { RetentionQuestion } from '../retention/retention.question';
import type { Sidecar } from '../sidecar/sidecar';
import { answerTimeToNext, TimeToNextQuestion } from '../timing/time-to-next';
import { defineExportTable, type ExportRecord, type ExportTable } from './export-table';

/** The reports that are read event by event. Their answers are small, so each is made whole and then written. */
export const adHocTables = (sidecar: Sidecar): Record<string, ExportTable> => ({
  customFunnel: defineExportTable({
    columns: [
      'group',
      'step',
      'event',
      'people',
      'step_rate',
      'step_rate_low',
      'step_rate_high',
      'of_first',
      'median_ms',
      'p90_ms',
    ],
    question: CustomFunnelQuestion,
    open: async (_, question) => {
      const { groups } = await answerCustomFunnel(sidecar, question);
      return whole(
        groups.flatMap(({ key, figures }) =>
          figures.people.map((people, place) => ({
            group: key,
            step: place + 1,
            event: question.steps[place]!.name,
            people,
            step_rate: figures.fromPrevious[place]?.share ?? null,
            step_rate_low: figures.fromPrevious[place]?.low ?? null,
            step_rate_high: figures.fromPrevious[place]?.high ?? null,
            of_first: figures.fromFirst[place]?.share ?? null,
            median_ms: figures.medianMs[place] ?? null,
            p90_ms: figures.p90Ms[place] ?? null,
          })),
        ),
      );
    },
  }),
  timeToNext: defineExportTable({
    columns: ['group', 'from_ms', 'to_ms', 'people'],
    question: TimeToNextQuestion,
    open: async (_, question) => {
      const { groups } = await answerTimeToNext(sidecar, question);
      return whole(
        groups.flatMap(({ key, figures }) =>
          figures.buckets.map(({ fromMs, toMs, people }) => ({
            group: key,
            from_ms: fromMs,
            to_ms: toMs,
            people,
          })),
        ),
      );
    },
  }),
  dropOff: defineExportTable({
    columns: ['kind', 'key', 'page', 'people', 'share', 'share_low', 'share_high', 'median_stay_ms'],
    question: DropOffQuestion,
    open: async (_, question) => {
      const { reasons } = await answerDropOff(sidecar, question);
      return whole(
        reasons.map(({ kind, key, page, people, share, medianStayMs }) => ({
          kind,
          key,
          page,
          people,
          share: share.share,
          share_low: share.low,
          share_high: share.high,
          median_stay_ms: medianStayMs,
        })),
      );
    },
  }),
  events: defineExportTable({
    columns: ['group', 'day', 'count', 'people'],
    question: EventsQuestion,
    open: async (_, question) => {
      const { groups } = await answerEvents(sidecar, question);
      return whole(
        groups.flatMap(({ key, days }) =>
          days.map(({ day, count, people }) => ({ group: key, day, count, people })),
        ),
      );
    },
  }),
  paths: defineExportTable({
    columns: ['from', 'to', 'people', 'visits', 'median_ms'],
    question: PathsQuestion,
    open: async (_, question) => {
      const { links } = await answerPaths(sidecar, question);
      return whole(
        links.map(({ from, to, people, visits, medianMs }) => ({
          from,
          to,
          people,
          visits,
          median_ms: medianMs,
        })),
      );
    },
  }),
  retention: defineExportTable({
    columns: ['cohort', 'people', 'period', 'returned', 'rate', 'rate_low', 'rate_high'],
    question: RetentionQuestion,
    open: async (_, question) => {
      const { cohorts } = await answerRetention(sidecar, question);
      return whole(
        cohorts.flatMap(({ cohort, people, returned }) =>
          returned.flatMap((rate, place) =>
            rate
              ? [
                  {
                    cohort,
                    people,
                    period: place + 1,
                    returned: rate.reached,
                    rate: rate.share,
                    rate_low: rate.low,
                    rate_high: rate.high,
                  },
                ]
              : [],
          ),
        ),
      );
    },
  }),
});

const whole = (records: ExportRecord[]) => ({ total: records.length, records });
