import express, { type Request, Router } from 'express';
import type { z } from 'zod';
import { AppError } from '../platform/errors';
import type { Platform } from '../platform/platform';
import { type Operator, requireAdministrator } from '../platform/trpc';
import { operatorAtDoor } from './operator-at-door';

/** The file stands in JSON, where a line end and a quote take two characters. */
const jsonBytesPerFileByte = 2;

interface FileDoor<Body> {
  /** Beneath `/trpc`, the one path that the console's cookie goes to. */
  path: string;
  maxFileBytes: number;
  body: z.ZodType<Body>;
  answer(body: Body, operatorId: string): Promise<unknown>;
}

type WithOperator = Request & { operator?: Operator };

/**
 * `POST` of a file in JSON by an administrator: it is larger than a call may be, so it has a door of its own. Who may
 * is decided before anything of it is read. Errors: 401 `operator_required`, 403 `not_allowed`, 400 `invalid_input`.
 */
export function fileDoor<Body>(
  platform: Pick<Platform, 'db' | 'clock'>,
  { path, maxFileBytes, body, answer }: FileDoor<Body>,
): Router {
  const router = Router();
  router.post(
    path,
    async (request, _response, next) => {
      const operator = await operatorAtDoor(platform, request);
      if (!operator) throw new AppError('operator_required');
      requireAdministrator(operator);
      (request as WithOperator).operator = operator;
      next();
    },
    express.json({ limit: jsonBytesPerFileByte * maxFileBytes }),
    async (request, response) => {
      const given = body.safeParse(request.body);
      if (!given.success) {
        const fields = given.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new AppError('invalid_input', { details: { fields } });
      }
      response.setHeader('Cache-Control', 'no-store');
      response.json(await answer(given.data, (request as WithOperator).operator!.operatorId));
    },
  );
  return router;
}
