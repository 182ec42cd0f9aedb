"""What every record shares: model base, queryset, form, pages, export, attachments, tasks."""
