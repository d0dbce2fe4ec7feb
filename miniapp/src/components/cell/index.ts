export { Cell, type CellProps } from './cell';
export { PickerCell, type PickerCellProps } from './picker-cell';
