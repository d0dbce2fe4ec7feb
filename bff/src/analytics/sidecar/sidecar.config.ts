import { z } from 'zod';
import type { ConfigOf } from '../../platform/config';

/** What the columnar copy of the events may take of the machine, so that it never starves whoever serves phones. */
export const sidecarConfig = {
  ANALYTICS_FOLDER: {
    schema: z.string().optional(),
    description:
      'where the columnar copy of the events lies, one file a process; DATA_DIR/analytics when absent, memory for "memory"',
    example: '.data/analytics',
  },
  ANALYTICS_MEMORY_MB: {
    schema: z.coerce.number().int().min(128).max(1_000_000).default(1024),
    description: 'the most memory that ad hoc reports take, in megabytes; beyond it they use the disk',
    example: '1024',
  },
  ANALYTICS_THREADS: {
    schema: z.coerce.number().int().min(1).max(64).default(2),
    description: 'how many threads work on ad hoc reports',
    example: '2',
  },
  ANALYTICS_DISK_MB: {
    schema: z.coerce.number().int().min(0).max(10_000_000).default(16_384),
    description: 'the most disk that a report may use while it works, in megabytes',
    example: '16384',
  },
  ANALYTICS_TIMEOUT_MS: {
    schema: z.coerce.number().int().min(100).max(600_000).default(20_000),
    description: 'how long one ad hoc report may work, in milliseconds',
    example: '20000',
  },
} as const;

export type SidecarConfig = ConfigOf<typeof sidecarConfig>;
