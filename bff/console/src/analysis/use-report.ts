import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { beijingDay } from '../format/moments';
import { comparedDays } from './compare';
import { type Days, daysOf } from './report-days';
import { type OwnPart, plainView, readReport, type ReportView, writeReport } from './report-view';

/** A report as its page holds it: what the address says, and how to say something else. */
export interface Report<Own> {
  view: ReportView;
  own: Own;
  today: string;
  days: Days;
  /** The past stretch that the figures are held against. */
  compared: Days | null;
  /** Narrowing down is no step back in the browser; opening something is, with `replace: false`. */
  change(part: Partial<ReportView>, own?: Partial<Own>, options?: { replace: boolean }): void;
  changeOwn(own: Partial<Own>, options?: { replace: boolean }): void;
  /** The query of the address, as a saved view keeps it. */
  query: string;
  /** The address with today's days written out: it gives the same days tomorrow. */
  pinnedAddress(): string;
}

export function useReport<Own extends object>(
  part: OwnPart<Own>,
  standard: ReportView = plainView,
): Report<Own> {
  const [parameters, setParameters] = useSearchParams();
  const today = beijingDay(new Date());
  const text = parameters.toString();
  const { view, own } = useMemo(() => {
    const now = new URLSearchParams(text);
    return { view: readReport(now, standard), own: part.read(now) };
  }, [text, part, standard]);
  const write = useCallback(
    (nextView: ReportView, nextOwn: Own) => {
      const next = writeReport(nextView, standard);
      part.write(nextOwn, next);
      return next;
    },
    [part, standard],
  );
  const change = useCallback(
    (viewPart: Partial<ReportView>, ownPart: Partial<Own> = {}, options = { replace: true }) =>
      setParameters(
        (now) => write({ ...readReport(now, standard), ...viewPart }, { ...part.read(now), ...ownPart }),
        options,
      ),
    [setParameters, write, part, standard],
  );
  const changeOwn = useCallback(
    (ownPart: Partial<Own>, options?: { replace: boolean }) => change({}, ownPart, options),
    [change],
  );
  const days = useMemo(() => daysOf(view.days, today), [view.days, today]);
  return {
    view,
    own,
    today,
    days,
    compared: useMemo(() => comparedDays(view.compare, days), [view.compare, days]),
    change,
    changeOwn,
    query: write(view, own).toString(),
    pinnedAddress: () => {
      const { origin, pathname } = window.location;
      return `${origin}${pathname}?${write({ ...view, days }, own).toString()}`;
    },
  };
}
