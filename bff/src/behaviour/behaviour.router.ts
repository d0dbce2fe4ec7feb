import { router } from '../platform/trpc';
import { quarantineRouter } from './quarantine/quarantine.router';

export const behaviourRouter = router({ quarantine: quarantineRouter });
