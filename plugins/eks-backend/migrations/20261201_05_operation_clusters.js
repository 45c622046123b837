/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_operation_clusters', table => {
    table.comment('Every cluster that an operation changes');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('eks_operations')
      .onDelete('CASCADE');
    table.string('arn', 255).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('cluster_name', 100).notNullable();
    table.string('active_key', 255).comment('The ARN until the operation ends');
    table.primary(['operation_id', 'arn']);
    table.unique(['active_key'], {
      indexName: 'eks_operation_clusters_active_idx',
    });
    table.index(['arn'], 'eks_operation_clusters_arn_idx');
  });
  await knex.raw(
    `insert into eks_operation_clusters
       (operation_id, arn, account_id, region, cluster_name, active_key)
     select id, arn, account_id, region, cluster_name, active_key
     from eks_operations`,
  );
  await eachRotation(knex, input => ({ alsoClusters: [], ...input }));
  await knex.schema.alterTable('eks_operations', table => {
    table.dropUnique(['active_key'], 'eks_operations_active_idx');
    table.dropIndex(['arn', 'created_at'], 'eks_operations_arn_idx');
  });
  // By hand: on SQLite knex would copy the table, and lose the history with the old one.
  await knex.raw('alter table eks_operations drop column active_key');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await requireOneClusterEach(knex);
  await knex.schema.alterTable('eks_operations', table => {
    table
      .string('active_key', 255)
      .comment('ARN of the cluster until the operation ends');
  });
  await knex('eks_operations')
    .whereNull('ended_at')
    .update({ active_key: knex.ref('arn') });
  await eachRotation(knex, ({ alsoClusters: _, ...input }) => input);
  await knex.schema.alterTable('eks_operations', table => {
    table.unique(['active_key'], { indexName: 'eks_operations_active_idx' });
    table.index(['arn', 'created_at'], 'eks_operations_arn_idx');
  });
  await knex.schema.dropTable('eks_operation_clusters');
};

/**
 * The code before holds one cluster for each operation, and would remove the node
 * groups of the others without a drain.
 * @param {import('knex').Knex} knex
 */
async function requireOneClusterEach(knex) {
  const several = await knex('eks_operation_clusters')
    .whereNotNull('active_key')
    .groupBy('operation_id')
    .havingRaw('count(*) > 1')
    .select('operation_id');
  if (several.length === 0) return;
  const ids = several.map(({ operation_id: id }) => id).join(', ');
  throw new Error(
    `Going back would leave clusters of these operations to others: ${ids}. Let them end, or cancel them, and go back then.`,
  );
}

/**
 * @param {import('knex').Knex} knex
 * @param {(input: object) => object} change
 */
async function eachRotation(knex, change) {
  const rows = await knex('eks_operations')
    .where('kind', 'rotation')
    .select('id', 'input');
  for (const { id, input } of rows) {
    await knex('eks_operations')
      .where({ id })
      .update({ input: JSON.stringify(change(JSON.parse(input))) });
  }
}
