"""remove_topic SLUG: delete a topic, or retire it where learners or teachers have worked with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizapp.facts.models import Topic
from quizapp.questions.management.commands.generate_questions import chosen_topics
from quizapp.study.removal import Removal, plan_removal, remove_topic, restore_topic


class Command(BaseCommand):
    help = "Remove a topic: deleted when nobody has worked with it, else retired with all answers kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic", metavar="SLUG")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--undo", action="store_true", help="bring a retired topic back")

    def handle(self, *args: Any, **options: Any) -> None:
        [topic] = chosen_topics(options["topic"])
        if options["undo"]:
            self.stdout.write(f"{topic.slug} is back. questions: {restore_topic(topic=topic).summary()}")
            return
        self._say(plan_removal(topic))
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was changed.")
            return
        if not options["yes"] and not self._agreed(topic):
            raise CommandError("Nothing was changed.")
        done = remove_topic(topic=topic)
        self.stdout.write(f"{topic.slug} was {'deleted' if done.deletes else 'retired'}.")

    def _say(self, removal: Removal) -> None:
        if removal.deletes:
            facts = ", ".join(f"{count} {name}" for name, count in removal.facts.items())
            self.stdout.write(f"{removal.slug} is deleted: nobody has worked with it.")
            self.stdout.write(f"Rows that go: {facts}; {removal.questions} questions.")
            return
        self.stdout.write(
            f"{removal.slug} is retired, not deleted: people have worked with it ({', '.join(removal.kept)})."
        )
        self.stdout.write(f"Its {removal.questions} questions are withdrawn; facts, cards and answers stay.")
        self.stdout.write(f"`remove_topic {removal.slug} --undo` brings it back.")

    def _agreed(self, topic: Topic) -> bool:
        try:
            return input(f"Type {topic.slug} to go on: ").strip() == topic.slug
        except EOFError:
            return False
