import { type ColumnBuilderCallback, type ColumnDataType, type Kysely, sql } from 'kysely'

/** What a desk needs to run a whole day: rights, unavailability, plans that must be made anew, and a record for each verb. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await network(db)
  await resources(db)
  await appointments(db)
  await queue(db)
  await staff(db)
  await add(db, 'outbox', [['made_at', 'bigint']])
}

const required: ColumnBuilderCallback = (column) => column.notNull()
const id: ColumnBuilderCallback = (column) => column.primaryKey().notNull()
const zero: ColumnBuilderCallback = (column) => column.notNull().defaultTo(0)
const one: ColumnBuilderCallback = (column) => column.notNull().defaultTo(1)
const to =
  (target: string): ColumnBuilderCallback =>
  (column) =>
    column.notNull().references(target)
const maybeTo =
  (target: string): ColumnBuilderCallback =>
  (column) =>
    column.references(target)
const partOf =
  (target: string): ColumnBuilderCallback =>
  (column) =>
    column.notNull().references(target).onDelete('cascade')

type Added = readonly [name: string, type: ColumnDataType, build?: ColumnBuilderCallback]

// SQLite adds one column a statement
async function add(db: Kysely<unknown>, table: string, columns: readonly Added[]) {
  for (const [name, type, build] of columns) await db.schema.alterTable(table).addColumn(name, type, build).execute()
}

/** What has been taken away keeps its row: appointments, tickets and facts still speak of it. */
async function network(db: Kysely<unknown>) {
  await add(db, 'network', [['version', 'integer', zero]])
  for (const table of ['area', 'institution', 'service', 'pool']) await add(db, table, [['retired_at', 'bigint']])
  await add(db, 'site', [
    ['retired_at', 'bigint'],
    ['holidays', 'text'],
    ['patron_day', 'text'],
  ])
  // A stop of a mobile unit is an opening on a day, at a place
  await add(db, 'hours_exception', [
    ['place', 'text'],
    ['address', 'text'],
  ])
}

async function resources(db: Kysely<unknown>) {
  await add(db, 'resource', [['feed_version', 'integer', zero]])
  await db.schema
    .createTable('unavailability')
    .addColumn('id', 'text', id)
    .addColumn('resource_id', 'text', to('resource.id'))
    .addColumn('from_at', 'bigint', required)
    .addColumn('to_at', 'bigint', required)
    .addColumn('source', 'text', required)
    .addColumn('reason', 'text', required)
    .addColumn('made_by', 'text')
    .addColumn('made_at', 'bigint', required)
    .execute()
  await db.schema.createIndex('unavailability_resource').on('unavailability').columns(['resource_id', 'from_at']).execute()
  await db.schema
    .createTable('calendar_feed')
    .addColumn('resource_id', 'text', (column) => column.primaryKey().notNull().references('resource.id'))
    .addColumn('url', 'text', required)
    .addColumn('next_at', 'bigint', required)
    .addColumn('read_at', 'bigint')
    .addColumn('problem', 'text')
    .addColumn('made_by', 'text', required)
    .execute()
  await db.schema.createIndex('calendar_feed_due').on('calendar_feed').column('next_at').execute()
}

async function appointments(db: Kysely<unknown>) {
  await add(db, 'appointment', [
    ['replan_at', 'bigint'],
    ['replan_reason', 'text'],
    ['offered_at', 'bigint'],
    ['first_visit', 'integer'],
  ])
  await db.schema.createIndex('appointment_replan').on('appointment').column('site_id').where(sql.ref('status'), '=', sql.lit('replan')).execute()
  await add(db, 'appointment_person', [['organisation', 'text']])
}

async function queue(db: Kysely<unknown>) {
  await add(db, 'ticket', [
    ['first_visit', 'integer'],
    ['phone_hash', 'text'],
  ])
  // One number per phone and day, by this key
  await db.schema
    .createIndex('ticket_phone')
    .unique()
    .on('ticket')
    .columns(['site_id', 'day', 'phone_hash'])
    .where(sql.ref('phone_hash'), 'is not', null)
    .execute()
  // ready 0: an earlier step of the visit has not ended. wanted_*: a transfer has said who shall call it
  await add(db, 'step', [
    ['ready', 'integer', one],
    ['wanted_desk_id', 'text', maybeTo('desk.id')],
    ['wanted_pool_id', 'text', maybeTo('pool.id')],
    ['wanted_staff_id', 'text'],
  ])
  await add(db, 'call', [
    ['chosen', 'integer', zero],
    ['reason', 'text'],
    ['undone_at', 'bigint'],
  ])
  await add(db, 'desk_session', [['seen_at', 'bigint']])
  await add(db, 'fact', [
    ['first_visit', 'integer'],
    ['steps', 'integer', one],
  ])
  // The facts of one site and month once more, column by column: a year of a region is read in thousands of rows instead of millions
  await db.schema
    .createTable('fact_month')
    .addColumn('site_id', 'text', required)
    .addColumn('month', 'text', required)
    .addColumn('facts', 'text', required)
    .addPrimaryKeyConstraint('fact_month_pk', ['site_id', 'month'])
    .execute()
  await db.schema
    .createTable('pause')
    .addColumn('id', 'text', id)
    .addColumn('session_id', 'text', partOf('desk_session.id'))
    .addColumn('desk_id', 'text', to('desk.id'))
    .addColumn('reason', 'text', required)
    .addColumn('from_at', 'bigint', required)
    .addColumn('to_at', 'bigint')
    .execute()
  await db.schema.createIndex('pause_open').unique().on('pause').column('session_id').where(sql.ref('to_at'), 'is', null).execute()
  await db.schema
    .createTable('parking')
    .addColumn('id', 'text', id)
    .addColumn('step_id', 'text', partOf('step.id'))
    .addColumn('desk_id', 'text', to('desk.id'))
    .addColumn('staff_id', 'text', required)
    .addColumn('reason', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('resumed_at', 'bigint')
    .execute()
  await db.schema.createIndex('parking_step').on('parking').column('step_id').execute()
  await db.schema
    .createTable('transfer')
    .addColumn('id', 'text', id)
    .addColumn('step_id', 'text', partOf('step.id'))
    .addColumn('from_desk_id', 'text', maybeTo('desk.id'))
    .addColumn('from_service_id', 'text', to('service.id'))
    .addColumn('to_service_id', 'text', to('service.id'))
    .addColumn('to_desk_id', 'text', maybeTo('desk.id'))
    .addColumn('to_pool_id', 'text', maybeTo('pool.id'))
    .addColumn('to_staff_id', 'text')
    .addColumn('staff_id', 'text', required)
    .addColumn('at', 'bigint', required)
    .execute()
  await db.schema.createIndex('transfer_step').on('transfer').column('step_id').execute()
  // What a clerk has just done, as it was before: for ten seconds it can be undone
  await db.schema
    .createTable('deed')
    .addColumn('id', 'text', id)
    .addColumn('desk_id', 'text', to('desk.id'))
    .addColumn('staff_id', 'text', required)
    .addColumn('step_id', 'text', partOf('step.id'))
    .addColumn('verb', 'text', required)
    .addColumn('before', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('undone_at', 'bigint')
    .execute()
  await db.schema.createIndex('deed_desk').on('deed').columns(['desk_id', 'at']).execute()
  await db.schema
    .createTable('help_call')
    .addColumn('id', 'text', id)
    .addColumn('site_id', 'text', to('site.id'))
    .addColumn('desk_id', 'text', to('desk.id'))
    .addColumn('staff_id', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('answered_at', 'bigint')
    .addColumn('answered_by', 'text')
    .execute()
  await db.schema.createIndex('help_call_open').unique().on('help_call').column('desk_id').where(sql.ref('answered_at'), 'is', null).execute()
  await db.schema
    .createTable('referral')
    .addColumn('id', 'text', id)
    .addColumn('step_id', 'text', partOf('step.id'))
    .addColumn('appointment_id', 'text', partOf('appointment.id'))
    .addColumn('desk_id', 'text', to('desk.id'))
    .addColumn('staff_id', 'text', required)
    .addColumn('at', 'bigint', required)
    .execute()
  await db.schema.createIndex('referral_step').on('referral').column('step_id').execute()
}

/** area_id: every site of the area. institution_id: only that institution's desks. resource_id: whose own page and calendar it opens. */
async function staff(db: Kysely<unknown>) {
  await add(db, 'membership', [
    ['area_id', 'text', maybeTo('area.id')],
    ['institution_id', 'text', maybeTo('institution.id')],
    ['resource_id', 'text', maybeTo('resource.id')],
    ['may_choose', 'integer', zero],
  ])
  await db.schema
    .createTable('invitation')
    .addColumn('id', 'text', id)
    .addColumn('user_id', 'text', partOf('user.id'))
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .addColumn('made_by', 'text', required)
    .addColumn('mail_at', 'bigint')
    .addColumn('mail_attempts', 'integer', zero)
    .execute()
}
