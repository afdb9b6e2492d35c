from django.core.management.base import BaseCommand

from people.sign_in import demo_groups


class Command(BaseCommand):
    help = "List the demo's people who can sign in, under what one can see as them."

    def handle(self, **options):
        self.stdout.write("\nPeople you can sign in as; the sign-in page has a button for each and for all the others:")
        for group in demo_groups():
            if group.named:
                self.stdout.write(f"\n  {group.title}")
            for person in group.named:
                self.stdout.write(f"    {person.label}: {person.sees}")
