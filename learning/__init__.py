"""Events (เวที ประชุม อบรม ศึกษาดูงาน เยี่ยม), who took part, and what they can do afterwards."""
