import { readValidation } from './validations';

describe('validations of a version', () => {
  it.each([
    ['can(regex("^1.(26|27|28)", var.eks_config.version))', '1.27', '1.30'],
    [
      'can(regex("^1\\\\.(31|32)$",\n    var.eks_config.version))',
      '1.32',
      '1.33',
    ],
    ['can(regex("^1.21$", var.eks_config.kubernetes_version))', '1.21', '1.22'],
  ])('%s', (condition, good, bad) => {
    const validation = readValidation(condition, 'eks_config');
    expect(validation?.of).toBe('control-plane');
    expect(validation?.allows(good)).toBe(true);
    expect(validation?.allows(bad)).toBe(false);
  });

  it('of every pool', () => {
    const validation = readValidation(
      'alltrue([\n for p in var.eks-config.node_groups : can(regex("^1\\\\.26\\\\.", p.release_version)),\n ])',
      'eks-config',
    );
    expect(validation?.of).toBe('node-groups');
    expect(validation?.allows('1.26.4-20230711')).toBe(true);
    expect(validation?.allows('1.27.4-20230711')).toBe(false);
  });

  it.each([
    'contains(["1.26"], var.eks_config.version)',
    'can(regex("^1.26", var.other.version))',
    'can(regex("^1.26", var.eks_config.version)) || true',
    '!can(regex("^1.26", var.eks_config.version))',
    'can(regex("^1.${var.minor}", var.eks_config.version))',
    'can(regex("(", var.eks_config.version))',
    'alltrue([for p in var.eks_config.node_pools : can(regex("a", q.version))])',
    `can(regex("${'a?'.repeat(150)}", var.eks_config.version))`,
  ])('does not judge by %s', condition => {
    expect(readValidation(condition, 'eks_config')).toBeUndefined();
  });

  it('does not try long texts', () => {
    const validation = readValidation(
      'can(regex("^(1+)+$", var.eks_config.version))',
      'eks_config',
    );
    expect(validation?.allows(`${'1'.repeat(40)}x`)).toBeUndefined();
  });
});
