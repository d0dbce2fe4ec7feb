import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../parts/card';
import { Icon, type IconName } from '../shell/icons';
import { type Preset, presets } from './report-days';
import './report-empty.css';
import type { Report } from './use-report';

export interface ReadyStart {
  icon: IconName;
  text: ReactNode;
  go(): void;
}

interface ReportEmptyProps {
  report: Report<object>;
  title: string;
  /** The question that the page answers. */
  lead: ReactNode;
  /** Ready starts from what the page knows. */
  starts?: ReadyStart[];
}

/** What the page is for, and where there is something to see. */
export function ReportEmpty({ report, title, lead, starts = [] }: ReportEmptyProps) {
  const { t } = useTranslation();
  const { view, change } = report;
  const wider: Preset[] = view.days === 'last28' ? ['last90', 'today'] : ['last28', 'last90'];
  const days = presets.filter((preset) => wider.includes(preset) && preset !== view.days);
  return (
    <div className="grid">
      <Card title={title} columns={7}>
        <div className="card-body report-empty">
          <p>{lead}</p>
          <ul>
            {starts.map(({ icon, text, go }, place) => (
              <li key={place}>
                <button type="button" className="note start" onClick={go}>
                  <Icon name={icon} small />
                  <span>{text}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="report-empty-ways">
            {view.conditions.length > 0 && (
              <Button type="primary" onClick={() => change({ conditions: [] })}>
                {t('analysis.emptyConditions')}
              </Button>
            )}
            {days.map((preset) => (
              <Button key={preset} onClick={() => change({ days: preset })}>
                {t('analysis.emptyDays', { days: t(`analysis.preset.${preset}`) })}
              </Button>
            ))}
          </div>
        </div>
      </Card>
    </div>
  );
}
