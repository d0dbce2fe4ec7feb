import { type IdKind, isId, type Id } from '@loudou/shared/ids';
import { z } from 'zod';
import { operator, router } from '../platform/trpc';
import { acquisitionProcedures } from './acquisition/acquisition.router';
import { customFunnelProcedures } from './custom-funnel/custom-funnel.router';
import type { FiguresKeeper } from './experiment/figures-keeper';
import { experimentResultsProcedures } from './experiment/experiment-results.router';
import { eventsProcedures } from './events/events.router';
import { retentionProcedures } from './retention/retention.router';
import { timingProcedures } from './timing/timing.router';
import { dimensionValueProcedures } from './dimension-values/dimension-values.router';
import { funnelProcedures } from './funnel/funnel.router';
import { groupsProcedures } from './groups/groups.router';
import { answerLive } from './live/live';
import { dropOffProcedures } from './drop-off/drop-off.router';
import { pathsProcedures } from './paths/paths.router';
import { projectionProcedures } from './projection/projection.router';
import { savedViewProcedures } from './saved-view/saved-view.router';
import type { Sidecar } from './sidecar/sidecar';
import { sidecarProcedures } from './sidecar/sidecar.router';
import { findPerson } from './timeline/find-person';
import { openTimeline } from './timeline/timeline';

const id = <Kind extends IdKind>(kind: Kind) =>
  z.custom<Id<Kind>>((value) => isId(kind, value), `not a ${kind} id`);

const PersonSearch = z.union([
  z.strictObject({ personId: id('person') }),
  z.strictObject({ applicationId: id('application') }),
  z.strictObject({ loanId: id('loan') }),
  z.strictObject({ clickId: z.string().trim().min(1).max(1024) }),
]);

const TimelineRequest = z.object({ personId: id('person'), reason: z.string().trim().min(4).max(200) });

export interface AnalyticsDoors {
  /** What ad hoc questions are asked of. */
  sidecar: Sidecar;
  /** Figures of experiments that are held, for whoever asks. */
  experimentFigures: FiguresKeeper;
}

export const createAnalyticsRouter = ({ sidecar, experimentFigures }: AnalyticsDoors) =>
  router({
    experiment: router(experimentResultsProcedures(experimentFigures)),
    ...sidecarProcedures(sidecar),
    ...customFunnelProcedures(sidecar),
    ...eventsProcedures(sidecar),
    ...pathsProcedures(sidecar),
    ...retentionProcedures(sidecar),
    ...timingProcedures(sidecar),
    ...dropOffProcedures(sidecar),
    ...savedViewProcedures,
    ...dimensionValueProcedures,
    ...acquisitionProcedures,
    ...funnelProcedures,
    ...groupsProcedures,
    ...projectionProcedures,
    live: operator.query(({ ctx }) => answerLive(ctx)),
    findPerson: operator.input(PersonSearch).query(({ ctx, input }) => findPerson(ctx, input)),
    // A mutation, because each look writes the audit: it must never be repeated by a cache on its own.
    personTimeline: operator.input(TimelineRequest).mutation(({ ctx, input }) => openTimeline(ctx, input)),
  });
