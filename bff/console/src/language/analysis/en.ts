import { enCustom } from './en.custom';
import { enEvents } from './en.events';
import { enExport } from './en.export';
import { enForm } from './en.form';
import { enFrame } from './en.frame';
import { enFunnel } from './en.funnel';
import { enPages } from './en.pages';
import { enPeople } from './en.people';
import { enViews } from './en.views';

/** The pages of analysis, piece by piece; no two pieces name the same text. */
export const enAnalysis = {
  ...enForm,
  ...enFrame,
  ...enCustom,
  ...enEvents,
  ...enExport,
  ...enFunnel,
  ...enPages,
  ...enPeople,
  ...enViews,
};
