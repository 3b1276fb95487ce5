// The five stories by their reason.
import { consolidate } from './consolidate';
import { isolate } from './isolate';
import { manage } from './manage';
import { safely } from './safely';
import type { Reason, Story } from './story';
import { survive } from './survive';

export const STORIES: Readonly<Record<Reason, Story>> = { safely, consolidate, isolate, manage, survive };
