import { type ApplicationId, isId } from '@loudou/shared/ids';
import { z } from 'zod';
import type { Lender } from '../lender';
import { idempotencyKey, person, router } from '../platform/trpc';
import {
  cancelApplication,
  resumeApplication,
  startApplication,
  submitApplication,
} from './application.actions';
import { readCurrentApplication } from './application.queries';
import { authoriseBureau } from './bureau-step.actions';
import { confirmCardBinding, startCardBinding } from './card-step.actions';
import { type FaceCheckers, finishFaceStep, startFaceCheck } from './face-step.actions';
import { completeIdentityStep } from './identity-step.actions';

const applicationId = z.custom<ApplicationId>((value) => isId('application', value));
const documentVersion = z.string().max(32);
const ofApplication = z.object({ applicationId, idempotencyKey });
const date = z.iso.date();

const StartInput = z.object({
  amountFen: z.int().positive(),
  months: z.int().min(1).max(60),
  idempotencyKey,
});
const IdentityInput = ofApplication.extend({
  document: z.object({ name: z.string().max(60), number: z.string().max(18), validUntil: date }),
  documentVersion,
});
const FaceInput = z.object({
  applicationId,
  documentVersion,
  returnUrl: z.url({ protocol: /^https?$/ }).max(512),
});
const CardInput = ofApplication.extend({
  cardNumber: z.string().max(24),
  reservedPhone: z.string().max(11),
  documentVersion,
});
const ConfirmCardInput = z.object({
  applicationId,
  cardId: z.string().max(64),
  code: z.string().regex(/^\d{6}$/),
});
const BureauInput = ofApplication.extend({ documentVersion, readMs: z.int().min(0).max(86_400_000) });

export interface ApplicationDoors {
  lender: Lender;
  faceCheckers: FaceCheckers;
  /** Called after a submission, so that the lender hears of it at once. */
  wakeDecisions(): void;
}

export const applicationRouter = ({ lender, faceCheckers, wakeDecisions }: ApplicationDoors) =>
  router({
    start: person.input(StartInput).mutation(({ ctx, input }) => startApplication(ctx, input)),
    current: person.query(({ ctx }) => readCurrentApplication(ctx)),
    resume: person.input(ofApplication).mutation(({ ctx, input }) => resumeApplication(ctx, input)),
    saveIdentity: person.input(IdentityInput).mutation(({ ctx, input }) => completeIdentityStep(ctx, input)),
    startFaceCheck: person
      .input(FaceInput)
      .mutation(({ ctx, input }) => startFaceCheck(ctx, faceCheckers, input)),
    finishFaceCheck: person
      .input(z.object({ faceCheckId: z.string().max(64) }))
      .mutation(({ ctx, input }) => finishFaceStep(ctx, faceCheckers, input)),
    bindCard: person.input(CardInput).mutation(({ ctx, input }) => startCardBinding(ctx, lender, input)),
    confirmCard: person
      .input(ConfirmCardInput)
      .mutation(({ ctx, input }) => confirmCardBinding(ctx, lender, input)),
    authoriseBureau: person.input(BureauInput).mutation(({ ctx, input }) => authoriseBureau(ctx, input)),
    submit: person.input(ofApplication).mutation(async ({ ctx, input }) => {
      const answer = await submitApplication(ctx, input);
      wakeDecisions();
      return answer;
    }),
    cancel: person.input(ofApplication).mutation(({ ctx, input }) => cancelApplication(ctx, input)),
  });
