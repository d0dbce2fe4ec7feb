import { isId, type DeviceId } from '@loudou/shared/ids';
import { isMobileNumber } from '@loudou/shared/person-fields';
import { z } from 'zod';
import { sendCode, type SmsSettings } from '../identity';
import { anyone, idempotencyKey, router, visitor } from '../platform/trpc';
import { type Hosts, openSession } from './open-session';
import { revokeSession } from './session.store';
import type { VariantsOf } from './visit-variants';
import { signInByHostPhone, signInBySms } from './sign-in';

const phone = z.string().refine(isMobileNumber);
const deviceId = z.custom<DeviceId>((value) => isId('device', value));

// Launch options are foreign: every shape is taken, within a bound, and read with suspicion later.
const maxEnterCharacters = 8_192;
const enter = z
  .object({
    path: z.string().optional(),
    query: z.unknown().optional(),
    scene: z.union([z.string(), z.number()]).optional(),
    referrerInfo: z.unknown().optional(),
  })
  .refine((value) => JSON.stringify(value).length <= maxEnterCharacters);

const OpenSessionInput = z.object({
  host: z.enum(['weapp', 'tt', 'h5']),
  deviceId,
  arrival: z
    .object({ arrivalId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/), enter, mode: z.enum(['cold', 'hot']) })
    .nullable(),
  loginCode: z.string().max(256).optional(),
  anonymousCode: z.string().max(256).optional(),
});

export interface SessionDoors {
  hosts: Hosts;
  sms: SmsSettings;
  variantsOf: VariantsOf;
}

export const sessionRouter = ({ hosts, sms, variantsOf }: SessionDoors) =>
  router({
    open: anyone
      .input(OpenSessionInput)
      .mutation(({ ctx, input }) => openSession(ctx, { hosts, variantsOf }, input)),

    sendCode: visitor
      .input(z.object({ phone, idempotencyKey }))
      .mutation(({ ctx, input }) => sendCode(ctx, sms, input)),

    signInBySms: visitor
      .input(
        z.object({
          challengeId: z.string().max(64),
          phone,
          code: z.string().regex(/^\d{6}$/),
          idempotencyKey,
        }),
      )
      .mutation(({ ctx, input }) => signInBySms(ctx, input)),

    signInByHostPhone: visitor
      .input(z.object({ code: z.string().min(1).max(512), idempotencyKey }))
      .mutation(({ ctx, input }) => signInByHostPhone(ctx, hosts, input)),

    /** Ends this session everywhere; the next opening starts as a visitor. */
    close: visitor.mutation(async ({ ctx }) => {
      await revokeSession(ctx.db, ctx.session.sessionId, ctx.clock.now());
      return { closed: true };
    }),
  });
