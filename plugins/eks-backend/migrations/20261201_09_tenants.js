/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_tenants', table => {
    table.comment('Tenants that were registered through the portal');
    table
      .string('repository', 500)
      .notNullable()
      .comment('Web address of the repository of the platform');
    table.string('name', 63).notNullable().comment('Also of the namespace');
    table.string('owner', 200).notNullable();
    table.text('account_ids').notNullable().comment('JSON list');
    table
      .text('changes')
      .notNullable()
      .comment('JSON list: ids of the pull requests in eks_terraform_changes');
    table.string('operation_id', 36).notNullable();
    table.string('updated_at', 24).notNullable();
    table.primary(['repository', 'name']);
  });
  await widenKind(knex);
};

/**
 * `tenant-registration` is longer than the kinds before it. SQLite has no lengths, and
 * nothing is narrowed again on the way down.
 * @param {import('knex').Knex} knex
 */
async function widenKind(knex) {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw(
    'alter table eks_operations alter column kind type varchar(64)',
  );
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_tenants');
};
