import { zhCustom } from './zh.custom';
import { zhEvents } from './zh.events';
import { zhExport } from './zh.export';
import { zhForm } from './zh.form';
import { zhFrame } from './zh.frame';
import { zhFunnel } from './zh.funnel';
import { zhPages } from './zh.pages';
import { zhPeople } from './zh.people';
import { zhViews } from './zh.views';

/** The pages of analysis, piece by piece; no two pieces name the same text. */
export const zhAnalysis = {
  ...zhForm,
  ...zhFrame,
  ...zhCustom,
  ...zhEvents,
  ...zhExport,
  ...zhFunnel,
  ...zhPages,
  ...zhPeople,
  ...zhViews,
};
