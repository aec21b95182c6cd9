"""The name of a person among words of work, class and number, in one table for each script."""

import pytest

from grader.classroom.names_among import whole_name

EASTERN = {
    "2021213460-欧阳娜娜-main": "欧阳娜娜",
    "计科2101班_张三_20210101_作业3": "张三",
    "计科2101班+王小明明+２０２１０１０４": "王小明明",
    "计科2101班-陳怡君-20210105-作業3": "陳怡君",
    "2021213461-阿依古丽·买买提-第三次作业": "阿依古丽·买买提",
    "张三（20210101）作业3": "张三",
    "【作业3】张三": "张三",
    "软件工程2班-李四-实验二": "李四",
    "2021级人工智能1班 赵六 hw3": "赵六",
    "计科2101班张三作业3": "张三",
    "张三的作业3": "张三",
    "李四第三次作业": "李四",
    "U202112345_王芳": "王芳",
    "张三_张三_作业3": "张三",
    "深度学习-期末大作业-王五": "王五",
    "一班_周洋": "周洋",
    "网工2101-孙悦-课后作业": "孙悦",
    "20201234_김민준_과제3": "김민준",
    "컴공_2학년_이서연_과제": "이서연",
    "김민준 과제 3 최종": "김민준",
    "田中_花子_課題3": "田中 花子",
    "3組_佐々木健太郎_レポート": "佐々木健太郎",
    "s2110123 山田さくら 提出": "山田さくら",
    "인공지능_김철수_hw2": "김철수",
    "王 芳 第 3 次 作业": "王 芳",
    "第 3 次 作业 改": "",
    "作业3": "",
    "第三次作业_最终版": "",
    "王_第3次作业": "",
    "计科2101班": "",
    "과제3_최종": "",
    "王芳 高明 作业3": "王芳 高明",
    "张三与李四_作业3": "张三与李四",
    "王芳_gradients_作业3": "王芳 gradients",
    "张三_ZhangSan_作业3": "张三 ZhangSan",
}
OTHERS = {
    "Ann-Lee-main": "Ann-Lee",
    "12345-Lee_Ann-main": "Lee Ann",
    "Mary-Ann_O'Neill-hw3": "Mary-Ann O'Neill",
    "Suharto_hw3": "Suharto",
    "Абдулла ДЗ 3": "Абдулла",
    "hw3_final": "",
}


@pytest.mark.parametrize(("called", "name"), [*EASTERN.items(), *OTHERS.items()])
def test_what_is_left_of_words_of_work_class_and_number_is_the_name(called: str, name: str) -> None:
    assert whole_name(called) == name
