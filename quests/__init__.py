"""The engine: quests, boards, points and badges. Knows no chat, no sentence, no clock."""
