export { CostTable, type CostRow, type CostTableProps } from './cost-table';
