/** The annotation of a service account whose pods take a role. @public */
export const ANNOTATION_ROLE_ARN = 'eks.amazonaws.com/role-arn';

/** A service account whose pods take a role, as Kubernetes reads it. @public */
export function serviceAccountYaml(
  { namespace, name }: { namespace: string; name: string },
  roleArn: string,
): string {
  // Only a name of digits, or one like a keyword, would be something else without quotes.
  const text = (value: string) =>
    /^(?:[\d.]+|true|false|yes|no|on|off|null|y|n)$/.test(value) ||
    /^\d/.test(value)
      ? `'${value}'`
      : value;
  return [
    'apiVersion: v1',
    'kind: ServiceAccount',
    'metadata:',
    `  name: ${text(name)}`,
    `  namespace: ${text(namespace)}`,
    '  annotations:',
    `    ${ANNOTATION_ROLE_ARN}: ${roleArn}`,
    '',
  ].join('\n');
}
