import { App } from 'antd';
import type { ReactNode } from 'react';
import { CopyLink } from '../parts/copy-link';
import { usePageTitle } from '../shell/use-page-title';
import './analysis.css';
import './pane.css';
import { ReportKeys } from './report-keys';
import { SaveView } from './saved-views/save-view';
import type { Report } from './use-report';

interface ReportPageProps {
  /** The page's name in the address; its saved views stand under it. */
  page: string;
  title: string;
  report: Report<object>;
  /** Right of the title: which kind of report. */
  beside?: ReactNode;
  /** Left of saving and copying: live, export. */
  actions?: ReactNode;
  /** Detail that is pushed in from the right; the page makes room for it. */
  pane?: ReactNode;
  children: ReactNode;
}

/** Title and actions, then filters, answer, basis and evidence in the order that the page gives them. */
export function ReportPage({ page, title, report, beside, actions, pane, children }: ReportPageProps) {
  usePageTitle(title);
  return (
    <App component={false}>
      <ReportKeys>
        <div className={pane ? 'with-pane' : undefined}>
          <div className="with-pane-main">
            <div className="page-head">
              <h1>{title}</h1>
              {beside}
              <span className="spacer" />
              {actions}
              <SaveView page={page} query={report.query} />
              <CopyLink address={report.pinnedAddress} />
            </div>
            {children}
          </div>
          {pane}
        </div>
      </ReportKeys>
    </App>
  );
}
