/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_operation_targets', table => {
    table.comment('Everything that an operation changes');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('eks_operations')
      .onDelete('CASCADE');
    table
      .string('target_key', 255)
      .notNullable()
      .comment('ARN of a cluster, else such as peering/vpc-1/vpc-2');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('name', 100).notNullable();
    table
      .integer('position')
      .notNullable()
      .comment('0: what the operation is about');
    table.string('active_key', 255).comment('The key until the operation ends');
    table.primary(['operation_id', 'target_key']);
    table.unique(['active_key'], {
      indexName: 'eks_operation_targets_active_idx',
    });
    table.index(['target_key'], 'eks_operation_targets_key_idx');
  });
  await knex.raw(
    `insert into eks_operation_targets
       (operation_id, target_key, account_id, region, name, position, active_key)
     select c.operation_id, c.arn, c.account_id, c.region, c.cluster_name,
       case when c.arn = o.arn then 0 else 1 end, c.active_key
     from eks_operation_clusters c
     join eks_operations o on o.id = c.operation_id`,
  );
  await addJson(knex);
  await knex.schema.dropTable('eks_operation_clusters');
  await rename(knex, 'arn', 'target_key');
  await rename(knex, 'cluster_name', 'target_name');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await rename(knex, 'target_key', 'arn');
  await rename(knex, 'target_name', 'cluster_name');
  // What is about no cluster is not known to the code before.
  await knex('eks_operations').whereNot('arn', 'like', 'arn:%').delete();
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
     select operation_id, target_key, account_id, region, name, active_key
     from eks_operation_targets
     where operation_id in (select id from eks_operations)`,
  );
  await knex.schema.dropTable('eks_operation_targets');
  await knex.raw('alter table eks_operations drop column also_targets');
};

/**
 * By hand: on SQLite knex would copy the table, and lose the history with the old one.
 * @param {import('knex').Knex} knex
 * @param {string} from
 * @param {string} to
 */
async function rename(knex, from, to) {
  await knex.raw('alter table eks_operations rename column ?? to ??', [
    from,
    to,
  ]);
}

/** @param {import('knex').Knex} knex */
async function addJson(knex) {
  await knex.schema.alterTable('eks_operations', table => {
    table
      .text('also_targets')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: what it changes besides its own target');
  });
  const rows = await knex('eks_operation_targets')
    .where('position', 1)
    .orderBy('name');
  const byOperation = new Map();
  for (const row of rows) {
    const { operation_id: id, target_key: key, name } = row;
    const { account_id: accountId, region } = row;
    const target = { key, accountId, region, name, clusterName: name };
    byOperation.set(id, [...(byOperation.get(id) ?? []), target]);
  }
  for (const [id, targets] of byOperation) {
    await knex('eks_operations')
      .where({ id })
      .update({ also_targets: JSON.stringify(targets) });
  }
}
