export interface RunningServer {
  pid: number;
  port: number;
  /** Whether another process, or an earlier life of this one, started it. */
  adopted: boolean;
}
