import { argumentOf } from '../../declarations/RootModule';
import { ClusterTarget } from './ClusterTarget';

/** The type of the variable that describes the clusters, as text; undefined where it is none. */
export function typeOfConfig({
  root,
  location,
}: ClusterTarget): string | undefined {
  const declaration =
    location.variable === undefined
      ? undefined
      : root.declarationOf(location.variable);
  return declaration && argumentOf(declaration.block, 'type')?.text;
}

/** Whether a type has an attribute, optional or not. */
export function mentions(type: string, attribute: string): boolean {
  return new RegExp(`\\b${attribute}\\s*=`).test(type);
}

/** Whether a type has an attribute that is not `optional(…)`. */
export function requires(type: string, attribute: string): boolean {
  const found = new RegExp(`\\b${attribute}\\s*=\\s*(optional\\()?`).exec(type);
  return found !== null && found[1] === undefined;
}
