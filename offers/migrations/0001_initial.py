import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import jobcenter.audit.triggers
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='navn')),
                ('cvr', models.CharField(max_length=8, unique=True, verbose_name='CVR')),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('cvr__regex', '^[0-9]{8}$')), name='company_cvr_is_eight_digits', violation_error_message='Et CVR-nummer har otte cifre.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_company_history" ("cvr", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "version") VALUES (NEW."cvr", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."recorded_at", NEW."version"); RETURN NULL;', hash='f7e6216cee937e7ee3db5f29d5a8acbda7eb5c5b', operation='INSERT', pgid='pgtrigger_insert_insert_4421a', table='offers_company', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=jobcenter.audit.triggers.AlwaysSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_company_history" ("cvr", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "version") VALUES (NEW."cvr", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."recorded_at", NEW."version"); RETURN NULL;', hash='d4e9aa497691cd49d700f52c2d024948cc118cca', operation='UPDATE', pgid='pgtrigger_update_update_37d97', table='offers_company', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_company_history" ("cvr", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "version") VALUES (OLD."cvr", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."recorded_at", OLD."version"); RETURN NULL;', hash='793519f45b1f18de67d9dc20c5b85f44bd6fa142', operation='DELETE', pgid='pgtrigger_delete_delete_39d34', table='offers_company', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='navn')),
                ('kind', models.CharField(choices=[('kommunal', 'Kommunen'), ('ekstern_aktoer', 'Anden aktør'), ('virksomhed', 'Virksomhed'), ('forening', 'Forening'), ('skole', 'Skole')], max_length=20, verbose_name='slags')),
                ('contact', models.CharField(blank=True, max_length=160, verbose_name='kontakt')),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['kommunal', 'ekstern_aktoer', 'virksomhed', 'forening', 'skole'])), name='provider_codes_are_known', violation_error_message='Et af valgene findes ikke. Vælg et fra listen.')],
            },
        ),
        migrations.CreateModel(
            name='CompanyHistory',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='navn')),
                ('cvr', models.CharField(max_length=8, verbose_name='CVR')),
            ],
            options={
                'verbose_name': 'historik for company',
                'db_table': 'offers_company_history',
                'ordering': ['pgh_id'],
                'abstract': False,
                'indexes': [models.Index(fields=['id', 'pgh_id'], name='offers_comp_id_2868c2_idx')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyhistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=jobcenter.audit.triggers.AlwaysSql(func="RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';", hash='a2fc445d9c7560148445ee9edbf186b888434eaf', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_44442', table='offers_company_history', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='OfferHistory',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('provider', models.UUIDField(db_column='provider_id', verbose_name='udbyder')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=160, verbose_name='titel')),
                ('kind', models.CharField(choices=[('virksomhedspraktik', 'Virksomhedspraktik'), ('virksomhedscenter', 'Virksomhedscenter'), ('vejledning_opkvalificering', 'Vejledning og opkvalificering'), ('kursus', 'Kursus'), ('kombimodel', 'Kombination af skole og praktik'), ('mentor', 'Mentorstøtte'), ('mestring', 'Mestring og hverdag'), ('faellesskab', 'Fællesskab uden krav')], max_length=30, verbose_name='type')),
                ('purpose', models.CharField(choices=[('afklarende', 'Afklarende'), ('udviklende', 'Udviklende'), ('opkvalificerende', 'Opkvalificerende'), ('virksomhedsrettet', 'Virksomhedsrettet'), ('motiverende', 'Giver lyst og mod'), ('behandling', 'Støtte ved siden af behandling')], max_length=30, verbose_name='formål')),
                ('description', models.TextField(verbose_name='beskrivelse')),
                ('branch', models.CharField(blank=True, choices=[('detail', 'Butik'), ('kultur', 'Museum og bibliotek'), ('omsorg', 'Omsorg og børn'), ('dyr', 'Dyr og natur'), ('kreativ', 'Kreative fag'), ('it', 'IT og kontor'), ('lager', 'Lager og transport'), ('industri', 'Industri og metal'), ('kantine', 'Køkken og kantine'), ('service', 'Service og rengøring'), ('byggeri', 'Byggeri og anlæg')], max_length=20, verbose_name='branche')),
                ('demands', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('selvstrukturering', 'Kræver selvstrukturering'), ('opsoegende', 'Kræver, at man selv opsøger'), ('social_kontakt', 'Meget kontakt med andre'), ('fast_fremmoede', 'Fast fremmøde'), ('fysisk', 'Fysisk arbejde'), ('dansk', 'Dansk på arbejdsniveau'), ('stoej', 'Støj og mange indtryk')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad det kræver')),
                ('demands_text', models.TextField(verbose_name='hvad det kræver, med ord')),
                ('accommodates', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('korte_dage', 'Korte dage'), ('fleksibel_moedetid', 'Fleksibel mødetid'), ('pauser', 'Ekstra pauser'), ('ro', 'Ro og få indtryk'), ('faste_rammer', 'Faste, tydelige rammer'), ('faa_mennesker', 'Få mennesker ad gangen'), ('lette_loeft', 'Ingen tunge løft'), ('siddende', 'Mulighed for at sidde'), ('en_opgave', 'Én opgave ad gangen'), ('fast_kontakt', 'En fast kontaktperson'), ('sprogstoette', 'Støtte til sproget')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad det kan rumme')),
                ('hours_min', models.PositiveSmallIntegerField(default=1, verbose_name='timer om ugen, mindst')),
                ('hours_max', models.PositiveSmallIntegerField(default=37, verbose_name='timer om ugen, højst')),
                ('weeks', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='uger')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pladser')),
                ('voluntary', models.BooleanField(default=True, verbose_name='frivilligt')),
                ('prospect', models.CharField(choices=[('ansaettelse', 'Udsigt til ansættelse eller lønnede timer'), ('naeste_trin', 'Et næste trin'), ('afklaring', 'Afklaring')], max_length=20, verbose_name='hvad det kan føre til')),
                ('legal_basis', models.CharField(max_length=120, verbose_name='hjemmel')),
                ('open_from', models.DateField(verbose_name='findes fra')),
                ('open_to', models.DateField(blank=True, null=True, verbose_name='findes til')),
            ],
            options={
                'verbose_name': 'historik for offer',
                'db_table': 'offers_offer_history',
                'ordering': ['pgh_id'],
                'abstract': False,
                'indexes': [models.Index(fields=['id', 'pgh_id'], name='offers_offe_id_c467c5_idx')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerhistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=jobcenter.audit.triggers.AlwaysSql(func="RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';", hash='ebd4523e33c4671b1b7541b54c65fc7dba833ec6', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_58ccb', table='offers_offer_history', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='WorkplaceHistory',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('company', models.UUIDField(db_column='company_id', verbose_name='company')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='arbejdssted')),
                ('p_number', models.CharField(max_length=10, verbose_name='P-nummer')),
                ('branch', models.CharField(choices=[('detail', 'Butik'), ('kultur', 'Museum og bibliotek'), ('omsorg', 'Omsorg og børn'), ('dyr', 'Dyr og natur'), ('kreativ', 'Kreative fag'), ('it', 'IT og kontor'), ('lager', 'Lager og transport'), ('industri', 'Industri og metal'), ('kantine', 'Køkken og kantine'), ('service', 'Service og rengøring'), ('byggeri', 'Byggeri og anlæg')], max_length=20, verbose_name='branche')),
                ('town', models.CharField(max_length=80, verbose_name='by')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='kontaktperson')),
                ('contact_phone', models.CharField(blank=True, max_length=20, verbose_name='telefon')),
                ('accommodates', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('korte_dage', 'Korte dage'), ('fleksibel_moedetid', 'Fleksibel mødetid'), ('pauser', 'Ekstra pauser'), ('ro', 'Ro og få indtryk'), ('faste_rammer', 'Faste, tydelige rammer'), ('faa_mennesker', 'Få mennesker ad gangen'), ('lette_loeft', 'Ingen tunge løft'), ('siddende', 'Mulighed for at sidde'), ('en_opgave', 'Én opgave ad gangen'), ('fast_kontakt', 'En fast kontaktperson'), ('sprogstoette', 'Støtte til sproget')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad stedet kan rumme')),
                ('paused_on', models.DateField(blank=True, null=True, verbose_name='bruges ikke siden')),
                ('paused_reason', models.TextField(blank=True, verbose_name='hvorfor stedet ikke bruges')),
            ],
            options={
                'verbose_name': 'historik for workplace',
                'db_table': 'offers_workplace_history',
                'ordering': ['pgh_id'],
                'abstract': False,
                'indexes': [models.Index(fields=['id', 'pgh_id'], name='offers_work_id_882b32_idx')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplacehistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=jobcenter.audit.triggers.AlwaysSql(func="RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';", hash='bbd8fce84d7e74d35195bd85523670c62a884658', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_26dda', table='offers_workplace_history', when='BEFORE')),
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=160, verbose_name='titel')),
                ('kind', models.CharField(choices=[('virksomhedspraktik', 'Virksomhedspraktik'), ('virksomhedscenter', 'Virksomhedscenter'), ('vejledning_opkvalificering', 'Vejledning og opkvalificering'), ('kursus', 'Kursus'), ('kombimodel', 'Kombination af skole og praktik'), ('mentor', 'Mentorstøtte'), ('mestring', 'Mestring og hverdag'), ('faellesskab', 'Fællesskab uden krav')], max_length=30, verbose_name='type')),
                ('purpose', models.CharField(choices=[('afklarende', 'Afklarende'), ('udviklende', 'Udviklende'), ('opkvalificerende', 'Opkvalificerende'), ('virksomhedsrettet', 'Virksomhedsrettet'), ('motiverende', 'Giver lyst og mod'), ('behandling', 'Støtte ved siden af behandling')], max_length=30, verbose_name='formål')),
                ('description', models.TextField(verbose_name='beskrivelse')),
                ('branch', models.CharField(blank=True, choices=[('detail', 'Butik'), ('kultur', 'Museum og bibliotek'), ('omsorg', 'Omsorg og børn'), ('dyr', 'Dyr og natur'), ('kreativ', 'Kreative fag'), ('it', 'IT og kontor'), ('lager', 'Lager og transport'), ('industri', 'Industri og metal'), ('kantine', 'Køkken og kantine'), ('service', 'Service og rengøring'), ('byggeri', 'Byggeri og anlæg')], max_length=20, verbose_name='branche')),
                ('demands', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('selvstrukturering', 'Kræver selvstrukturering'), ('opsoegende', 'Kræver, at man selv opsøger'), ('social_kontakt', 'Meget kontakt med andre'), ('fast_fremmoede', 'Fast fremmøde'), ('fysisk', 'Fysisk arbejde'), ('dansk', 'Dansk på arbejdsniveau'), ('stoej', 'Støj og mange indtryk')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad det kræver')),
                ('demands_text', models.TextField(verbose_name='hvad det kræver, med ord')),
                ('accommodates', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('korte_dage', 'Korte dage'), ('fleksibel_moedetid', 'Fleksibel mødetid'), ('pauser', 'Ekstra pauser'), ('ro', 'Ro og få indtryk'), ('faste_rammer', 'Faste, tydelige rammer'), ('faa_mennesker', 'Få mennesker ad gangen'), ('lette_loeft', 'Ingen tunge løft'), ('siddende', 'Mulighed for at sidde'), ('en_opgave', 'Én opgave ad gangen'), ('fast_kontakt', 'En fast kontaktperson'), ('sprogstoette', 'Støtte til sproget')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad det kan rumme')),
                ('hours_min', models.PositiveSmallIntegerField(default=1, verbose_name='timer om ugen, mindst')),
                ('hours_max', models.PositiveSmallIntegerField(default=37, verbose_name='timer om ugen, højst')),
                ('weeks', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='uger')),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pladser')),
                ('voluntary', models.BooleanField(default=True, verbose_name='frivilligt')),
                ('prospect', models.CharField(choices=[('ansaettelse', 'Udsigt til ansættelse eller lønnede timer'), ('naeste_trin', 'Et næste trin'), ('afklaring', 'Afklaring')], max_length=20, verbose_name='hvad det kan føre til')),
                ('legal_basis', models.CharField(max_length=120, verbose_name='hjemmel')),
                ('open_from', models.DateField(verbose_name='findes fra')),
                ('open_to', models.DateField(blank=True, null=True, verbose_name='findes til')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='offers.provider', verbose_name='udbyder')),
            ],
            options={
                'ordering': ['title', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['virksomhedspraktik', 'virksomhedscenter', 'vejledning_opkvalificering', 'kursus', 'kombimodel', 'mentor', 'mestring', 'faellesskab']), ('purpose__in', ['afklarende', 'udviklende', 'opkvalificerende', 'virksomhedsrettet', 'motiverende', 'behandling']), ('branch__in', ['', 'detail', 'kultur', 'omsorg', 'dyr', 'kreativ', 'it', 'lager', 'industri', 'kantine', 'service', 'byggeri']), ('prospect__in', ['ansaettelse', 'naeste_trin', 'afklaring'])), name='offer_codes_are_known', violation_error_message='Et af valgene findes ikke. Vælg et fra listen.'), models.CheckConstraint(condition=models.Q(models.Q(('purpose', ''), _negated=True), models.Q(('demands_text', ''), _negated=True)), name='offer_has_purpose_and_demands', violation_error_message='Et tilbud skal have et formål og fortælle, hvad det kræver, så borgeren kan vælge oplyst.'), models.CheckConstraint(condition=models.Q(('hours_max__lte', 37), ('hours_min__lte', models.F('hours_max'))), name='offer_hours_in_order', violation_error_message='Timerne skal gå fra færrest til flest og højst være 37 om ugen.'), models.CheckConstraint(condition=models.Q(('open_to', None), ('open_to__gt', models.F('open_from')), _connector='OR'), name='offer_open_period_in_order', violation_error_message='Tilbuddet skal slutte efter den dag, det begynder.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_offer_history" ("accommodates", "branch", "capacity", "demands", "demands_text", "description", "hours_max", "hours_min", "id", "kind", "legal_basis", "open_from", "open_to", "pgh_context", "pgh_created_at", "pgh_label", "prospect", "provider_id", "purpose", "recorded_at", "title", "version", "voluntary", "weeks") VALUES (NEW."accommodates", NEW."branch", NEW."capacity", NEW."demands", NEW."demands_text", NEW."description", NEW."hours_max", NEW."hours_min", NEW."id", NEW."kind", NEW."legal_basis", NEW."open_from", NEW."open_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."prospect", NEW."provider_id", NEW."purpose", NEW."recorded_at", NEW."title", NEW."version", NEW."voluntary", NEW."weeks"); RETURN NULL;', hash='61a99f4e821aecfa2093319fea2c3fc7d750b514', operation='INSERT', pgid='pgtrigger_insert_insert_ba1dd', table='offers_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=jobcenter.audit.triggers.AlwaysSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_offer_history" ("accommodates", "branch", "capacity", "demands", "demands_text", "description", "hours_max", "hours_min", "id", "kind", "legal_basis", "open_from", "open_to", "pgh_context", "pgh_created_at", "pgh_label", "prospect", "provider_id", "purpose", "recorded_at", "title", "version", "voluntary", "weeks") VALUES (NEW."accommodates", NEW."branch", NEW."capacity", NEW."demands", NEW."demands_text", NEW."description", NEW."hours_max", NEW."hours_min", NEW."id", NEW."kind", NEW."legal_basis", NEW."open_from", NEW."open_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."prospect", NEW."provider_id", NEW."purpose", NEW."recorded_at", NEW."title", NEW."version", NEW."voluntary", NEW."weeks"); RETURN NULL;', hash='2d7b444d4c8d340c625590241039940ee1d2b6b6', operation='UPDATE', pgid='pgtrigger_update_update_3503b', table='offers_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_offer_history" ("accommodates", "branch", "capacity", "demands", "demands_text", "description", "hours_max", "hours_min", "id", "kind", "legal_basis", "open_from", "open_to", "pgh_context", "pgh_created_at", "pgh_label", "prospect", "provider_id", "purpose", "recorded_at", "title", "version", "voluntary", "weeks") VALUES (OLD."accommodates", OLD."branch", OLD."capacity", OLD."demands", OLD."demands_text", OLD."description", OLD."hours_max", OLD."hours_min", OLD."id", OLD."kind", OLD."legal_basis", OLD."open_from", OLD."open_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."prospect", OLD."provider_id", OLD."purpose", OLD."recorded_at", OLD."title", OLD."version", OLD."voluntary", OLD."weeks"); RETURN NULL;', hash='36bc092790acb4e024791b7133f69dc035ab09ef', operation='DELETE', pgid='pgtrigger_delete_delete_6af50', table='offers_offer', when='AFTER')),
        ),
        migrations.CreateModel(
            name='Workplace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='arbejdssted')),
                ('p_number', models.CharField(max_length=10, unique=True, verbose_name='P-nummer')),
                ('branch', models.CharField(choices=[('detail', 'Butik'), ('kultur', 'Museum og bibliotek'), ('omsorg', 'Omsorg og børn'), ('dyr', 'Dyr og natur'), ('kreativ', 'Kreative fag'), ('it', 'IT og kontor'), ('lager', 'Lager og transport'), ('industri', 'Industri og metal'), ('kantine', 'Køkken og kantine'), ('service', 'Service og rengøring'), ('byggeri', 'Byggeri og anlæg')], max_length=20, verbose_name='branche')),
                ('town', models.CharField(max_length=80, verbose_name='by')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='kontaktperson')),
                ('contact_phone', models.CharField(blank=True, max_length=20, verbose_name='telefon')),
                ('accommodates', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('korte_dage', 'Korte dage'), ('fleksibel_moedetid', 'Fleksibel mødetid'), ('pauser', 'Ekstra pauser'), ('ro', 'Ro og få indtryk'), ('faste_rammer', 'Faste, tydelige rammer'), ('faa_mennesker', 'Få mennesker ad gangen'), ('lette_loeft', 'Ingen tunge løft'), ('siddende', 'Mulighed for at sidde'), ('en_opgave', 'Én opgave ad gangen'), ('fast_kontakt', 'En fast kontaktperson'), ('sprogstoette', 'Støtte til sproget')], max_length=30), blank=True, default=list, size=None, verbose_name='hvad stedet kan rumme')),
                ('paused_on', models.DateField(blank=True, null=True, verbose_name='bruges ikke siden')),
                ('paused_reason', models.TextField(blank=True, verbose_name='hvorfor stedet ikke bruges')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workplaces', to='offers.company')),
            ],
            options={
                'ordering': ['name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('branch__in', ['detail', 'kultur', 'omsorg', 'dyr', 'kreativ', 'it', 'lager', 'industri', 'kantine', 'service', 'byggeri'])), name='workplace_codes_are_known', violation_error_message='Et af valgene findes ikke. Vælg et fra listen.'), models.CheckConstraint(condition=models.Q(('p_number__regex', '^[0-9]{10}$')), name='workplace_p_number_is_ten_digits', violation_error_message='Et P-nummer har ti cifre.'), models.CheckConstraint(condition=models.Q(models.Q(('paused_on', None), ('paused_reason', '')), models.Q(('paused_on__isnull', False), models.Q(('paused_reason', ''), _negated=True)), _connector='OR'), name='workplace_pause_has_reason', violation_error_message='Skriv, hvorfor stedet ikke bruges lige nu.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_workplace_history" ("accommodates", "branch", "company_id", "contact_name", "contact_phone", "id", "name", "p_number", "paused_on", "paused_reason", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "town", "version") VALUES (NEW."accommodates", NEW."branch", NEW."company_id", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."name", NEW."p_number", NEW."paused_on", NEW."paused_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."recorded_at", NEW."town", NEW."version"); RETURN NULL;', hash='be1d83ccde173a2ccf81bf6ed520ca3dbd964443', operation='INSERT', pgid='pgtrigger_insert_insert_898cc', table='offers_workplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=jobcenter.audit.triggers.AlwaysSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_workplace_history" ("accommodates", "branch", "company_id", "contact_name", "contact_phone", "id", "name", "p_number", "paused_on", "paused_reason", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "town", "version") VALUES (NEW."accommodates", NEW."branch", NEW."company_id", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."name", NEW."p_number", NEW."paused_on", NEW."paused_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."recorded_at", NEW."town", NEW."version"); RETURN NULL;', hash='d93c3c7b3f1418267bd044df3ffbf0dee124356b', operation='UPDATE', pgid='pgtrigger_update_update_cadad', table='offers_workplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workplace',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=jobcenter.audit.triggers.AlwaysSql(func='INSERT INTO "offers_workplace_history" ("accommodates", "branch", "company_id", "contact_name", "contact_phone", "id", "name", "p_number", "paused_on", "paused_reason", "pgh_context", "pgh_created_at", "pgh_label", "recorded_at", "town", "version") VALUES (OLD."accommodates", OLD."branch", OLD."company_id", OLD."contact_name", OLD."contact_phone", OLD."id", OLD."name", OLD."p_number", OLD."paused_on", OLD."paused_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."recorded_at", OLD."town", OLD."version"); RETURN NULL;', hash='efe9d48464f5585f93af156f02200642cd5746fc', operation='DELETE', pgid='pgtrigger_delete_delete_8041a', table='offers_workplace', when='AFTER')),
        ),
    ]
