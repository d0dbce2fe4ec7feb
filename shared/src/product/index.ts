/**
 * What is offered and by whom. The phone carries it, so that the price stands on the first screen before
 * anything was asked or loaded; the BFF answers with its own copy, which wins.
 */
export interface Product {
  productCode: string;
  lenderCode: string;
  lenderName: string;
  lenderShortName: string;
  lenderLicence: string;
  serviceLine: string;
  minAmountFen: number;
  maxAmountFen: number;
  /** Simple yearly rate, all costs included (中国人民银行公告〔2021〕第3号). */
  minAnnualRateBps: number;
  maxAnnualRateBps: number;
  /** The rate that the calculator starts from. */
  exampleAnnualRateBps: number;
  monthsOffered: number[];
  penaltyAnnualRateBps: number;
  /** Seconds that a cost statement stays open before it can be confirmed; set by rule, so it is configuration. */
  costReadingSeconds: number;
  bureauReadingSeconds: number;
  minAge: number;
  maxAge: number;
}

export const defaultProduct: Product = {
  productCode: 'qingshan-credit',
  lenderCode: 'qingshan',
  lenderName: '青杉消费金融有限公司',
  lenderShortName: '青杉消费金融',
  lenderLicence: '金融许可证 示例',
  serviceLine: '400-000-0000',
  minAmountFen: 100_000,
  maxAmountFen: 20_000_000,
  minAnnualRateBps: 720,
  maxAnnualRateBps: 2_390,
  exampleAnnualRateBps: 1_800,
  monthsOffered: [3, 6, 12, 24],
  penaltyAnnualRateBps: 2_340,
  costReadingSeconds: 10,
  bureauReadingSeconds: 0,
  minAge: 18,
  maxAge: 60,
};

/** The stops of the amount slider in fen: small amounts lie as wide as large ones, so that they can be hit. */
export const amountStopsFen = [1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 80, 100, 150, 200].map(
  (thousandYuan) => thousandYuan * 100_000,
);
