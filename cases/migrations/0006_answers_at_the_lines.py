from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_rights_are_weighed'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='citizenstatement',
            name='statement_says_something_or_was_skipped',
        ),
        migrations.AddField(
            model_name='citizenstatement',
            name='remarked',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name='citizenstatement',
            constraint=models.CheckConstraint(
                condition=Q(skipped=True, meaning='', chose='', change='', own_words='', understood=None, remarked=False)
                | Q(skipped=False)
                & (
                    ~Q(meaning='')
                    | ~Q(chose='')
                    | Q(change__regex=r'\S')
                    | Q(own_words__regex=r'\S')
                    | Q(understood__isnull=False)
                    | Q(remarked=True)
                ),
                name='statement_says_something_or_was_skipped',
                violation_error_message='Svar på et af spørgsmålene, eller spring det hele over.',
            ),
        ),
    ]
