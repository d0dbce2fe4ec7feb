export {
  defaultPageConfig,
  type ExampleLoan,
  type GivenVariant,
  type Layer,
  layerOf,
  layers,
  type PageConfig,
  type ParameterName,
  type ShownPreview,
} from './page-config';
export { PageValues, parameterSchemas } from './parameters';
