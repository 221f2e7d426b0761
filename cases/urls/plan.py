"""Plan, promises, contacts and tasks, and how it goes now."""

from django.urls import path

from cases.views import contacts, plan, progression

urlpatterns = [
    path("sager/<uuid:case_id>/plan/", plan.plan, name="plan"),
    path("sager/<uuid:case_id>/plan/maal/nyt/", plan.goal_new, name="goal_new"),
    path("sager/<uuid:case_id>/plan/maal/<uuid:goal_id>/", plan.goal, name="goal"),
    path("sager/<uuid:case_id>/plan/skridt/ny/", plan.step_new, name="step_new"),
    path("sager/<uuid:case_id>/plan/skridt/<uuid:step_id>/", plan.step, name="step"),
    path("sager/<uuid:case_id>/bevaegelse/", progression.progression, name="progression"),
    path("sager/<uuid:case_id>/bevaegelse/ny/", progression.progression_new, name="progression_new"),
    path(
        "sager/<uuid:case_id>/bevaegelse/<uuid:observation_id>/fejlregistreret/",
        progression.progression_wrong,
        name="progression_wrong",
    ),
    path("sager/<uuid:case_id>/aftaler/ny/", plan.commitment_new, name="commitment_new"),
    path("sager/<uuid:case_id>/aftaler/<uuid:commitment_id>/", plan.commitment, name="commitment"),
    path("sager/<uuid:case_id>/kontakt/ny/", contacts.contact_new, name="contact_new"),
    path("sager/<uuid:case_id>/opgaver/ny/", contacts.task_new, name="task_new"),
    path("sager/<uuid:case_id>/opgaver/<uuid:task_id>/", contacts.task, name="task"),
]
