import type { Router } from 'express';
import { fileDoor } from '../operator';
import type { Platform } from '../platform/platform';
import { SpendFile, trySpend } from './spend.actions';
import { spendBounds } from './spend-bounds';

/** `POST` of a report of spend as `SpendFile`, to try it; the answer is a `SpendTrial`. */
export const spendDoor = (platform: Pick<Platform, 'db' | 'clock' | 'ids'>): Router =>
  fileDoor(platform, {
    path: '/trpc/spend-file',
    maxFileBytes: spendBounds.maxFileBytes,
    body: SpendFile,
    answer: (file, operatorId) => trySpend(platform, file, operatorId),
  });
