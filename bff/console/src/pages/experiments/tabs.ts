import type { ExperimentState } from './experiment-types';

export const tabs = ['plan', 'pages', 'compliance', 'start', 'results', 'audit'] as const;
export type Tab = (typeof tabs)[number];

export const isTab = (name: string | null): name is Tab => tabs.some((tab) => tab === name);

/** What is opened without a tab: a draft is written, everything else is read. */
export const firstTab = (state: ExperimentState): Tab => (state === 'draft' ? 'plan' : 'results');

/** The way to a start, in its order. */
export const wayTabs: readonly Tab[] = ['plan', 'pages', 'compliance', 'start'];
