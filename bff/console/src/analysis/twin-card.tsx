import { type ReactNode, useEffect, useState } from 'react';
import { Card } from '../parts/card';
import { useAllTwins } from './report-keys';
import { TwinSwitch } from './twin-switch';

interface TwinCardProps {
  title: ReactNode;
  columns?: number;
  /** Beside the switch, such as a legend. */
  aside?: ReactNode;
  /** Under the title: what is counted, in a line. */
  note?: ReactNode;
  footer?: ReactNode;
  chart: ReactNode;
  /** Whatever the chart and its tooltip say. */
  table: ReactNode;
}

/** A chart and the same as a table; T turns all cards of a page round. */
export function TwinCard({ title, columns, aside, note, footer, chart, table }: TwinCardProps) {
  const allAsTables = useAllTwins();
  const [asTable, setAsTable] = useState(allAsTables);
  useEffect(() => setAsTable(allAsTables), [allAsTables]);
  return (
    <Card
      title={title}
      columns={columns}
      footer={footer}
      aside={
        <>
          {aside}
          <TwinSwitch asTable={asTable} onChange={setAsTable} />
        </>
      }
    >
      <div className="card-body">
        {note && <p className="small quiet">{note}</p>}
        {asTable ? <div className="twin-table">{table}</div> : chart}
      </div>
    </Card>
  );
}
