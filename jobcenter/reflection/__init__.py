"""The team's reflection: dilemmas and peer sparring, apart from every case; this room cannot know a borger."""
